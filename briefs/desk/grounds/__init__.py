"""What each sentence of a brief rests on, and who gets the credit."""
