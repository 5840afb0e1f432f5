"""What a passage tells, as data: figures, and when it happened."""
