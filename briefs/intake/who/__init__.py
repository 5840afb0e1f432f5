"""Who wrote, published and showed a document, and when."""
