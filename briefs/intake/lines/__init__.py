"""One line at a time: what can be told of it, and which lines say who and when."""
