"""Talks: speakers, time codes, and what nobody said to the matter."""
