"""Digests: pages that tell several stories. One module a form, one that weighs them."""
