"""Colleagues and their groups, as Django shows them."""

from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from .site import site

site.register(User, UserAdmin)
site.register(Group, GroupAdmin)
