"""Addresses as they are told to others: whole, and breakable where they are read."""

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import mark_safe


def absolute(path):
    return f"{settings.SITE_URL}{path}"


def contact_address():
    """Return the address that leads to the house, of a mail address `mailto:`; "" without one."""
    contact = settings.SITE_CONTACT
    if "@" in contact and "://" not in contact and not contact.startswith("mailto:"):
        return f"mailto:{contact}"
    return contact


def breakable(address):
    """Let a line end behind the slashes of an address, and not within a word."""
    scheme, _slashes, rest = address.partition("://")
    # Safe: both are escaped, and no entity holds a slash.
    return mark_safe(f"{escape(scheme)}://{escape(rest).replace('/', '/<wbr>')}")
