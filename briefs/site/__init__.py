"""What readers see. Every row comes from `public()` or `stones()`."""
