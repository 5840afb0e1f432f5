#!/usr/bin/env python
import os
import sys
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    try:
        import_module(os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings"))
        django.setup()
    except ImproperlyConfigured as error:
        sys.exit(f"Newsroom does not start: {error}")
    execute_from_command_line(sys.argv)
