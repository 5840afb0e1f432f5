#!/usr/bin/env python
import os
import sys
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, execute_from_command_line

from briefs.management.database import told_in_a_sentence

if __name__ == "__main__":
    try:
        import_module(os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings"))
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"Newsroom does not start: {error}")
    try:
        # Django's own commands, and its checks before each of ours, ask the database too.
        with told_in_a_sentence():
            execute_from_command_line(sys.argv)
    except CommandError as error:
        if "--traceback" in sys.argv:
            raise
        sys.exit(f"CommandError: {error}")
