"""Bytes become text: encodings, and mails that are opened."""
