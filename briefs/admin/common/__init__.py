"""What the screens share: lists, choices, refusals."""
