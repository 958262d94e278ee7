"""Reports, one file each; :func:`roadmap.report.reports` finds them."""
