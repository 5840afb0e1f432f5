"""The settings of the site with its pages made afresh for every request."""

from newsroom.settings import *  # noqa: F403

KEEP_PAGES = False
