"""One file per remedy; each offers edits that settle a finding."""
