"""Fixture files: read, checked by themselves, written."""
