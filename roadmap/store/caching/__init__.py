"""What need not be worked out twice: knowing that nothing has changed, and keeping what followed from it."""
