"""What a passage tells, as data: figures, quotations, and when it happened."""
