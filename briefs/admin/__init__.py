"""The editors' screens: declares what is shown, and calls the verbs of the desk."""

from . import people
from .site import site

__all__ = ["people", "site"]
