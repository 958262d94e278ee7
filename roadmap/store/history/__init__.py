"""What git remembers: records as of a date, what changed, who moved a due date and how often."""
