from itertools import count
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from briefs.admin.common import doing
from tests.factories import UserFactory


@pytest.fixture
def reporter():
    return UserFactory(reporter=True, username="reporter")


@pytest.fixture
def editor():
    return UserFactory(editor=True, username="editor")


@pytest.fixture
def administrator():
    return UserFactory(administrator=True, username="administrator")


@pytest.fixture
def as_reporter(client, reporter):
    client.force_login(reporter)
    return client


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def half_a_minute_each(monkeypatch):
    """Each thing that is done to many takes half a minute; called, a function begins anew."""

    def start():
        clock = count(step=30)
        monkeypatch.setattr(doing, "time", SimpleNamespace(monotonic=lambda: next(clock)))

    start()
    return start


@pytest.fixture
def groups(transactional_db):
    """A flushed database has lost the groups of the migration; make them again."""
    ContentType.objects.clear_cache()
    if Group.objects.filter(name="Editor").exists():
        return
    create_permissions(apps.get_app_config("briefs"), verbosity=0)
    migration = __import__("briefs.migrations.0002_groups", fromlist=["EDITOR", "REPORTER"])
    for name, rights in (("Reporter", migration.REPORTER), ("Editor", migration.EDITOR)):
        group = Group.objects.create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=rights))


@pytest.fixture
def sit_down(open_page, live_server):
    """A function that opens the desk for a person, in a browser window of their own."""

    def sit(person, **options):
        client = Client()
        client.force_login(person)
        page = open_page(viewport={"width": 1280, "height": 900}, **options)
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
        page.context.add_cookies([cookie | {"url": live_server.url}])
        return page

    return sit
