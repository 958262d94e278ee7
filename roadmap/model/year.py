"""The years that a plan can speak of; on its own, because the command line asks before anything heavy is imported."""

FIRST_YEAR, LAST_YEAR = 1900, 2200
