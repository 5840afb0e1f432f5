"""Colleagues and their groups, as Django shows them."""

from django.contrib import admin
from django.contrib.auth import admin as accounts
from django.contrib.auth.models import Group, User

from .lookups import KnownLookups
from .site import site


@admin.register(User, site=site)
class ColleagueAdmin(KnownLookups, accounts.UserAdmin):
    """Takes of an address what every list of the desk takes."""

    # What leads to those without a group has to have a name.
    empty_value_display = "–"


@admin.register(Group, site=site)
class GroupAdmin(KnownLookups, accounts.GroupAdmin):
    """As above."""
