"""What single lines are: the first round of decisions."""
