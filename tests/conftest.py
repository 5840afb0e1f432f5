import ipaddress
import os
import socket

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import settings as chance

from briefs import desk
from briefs.models import CheckSwitch
from tests.factories import UserFactory

pytest_plugins = ["tests.browser"]

# How long an example takes is the machine's affair; what must be linear has tests of its own.
chance.register_profile("house", deadline=None)
chance.load_profile("house")


def pytest_configure(config):
    expected = os.environ.get("EXPECTED_VENDOR", connection.vendor)
    if connection.vendor != expected:
        raise pytest.UsageError(f"These tests were to run on {expected}, not {connection.vendor}.")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leave out what belongs to the other database, and on PostgreSQL what asks no database.

    Left out and not skipped: a skipped test is one that should have run here.
    """
    wanted = [item for item in items if belongs_here(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(wanted)])
    items[:] = wanted


def belongs_here(item) -> bool:
    only = item.get_closest_marker("only_on")
    if only and only.args != (connection.vendor,):
        return False
    # What asks no database has run on SQLite and is the same.
    return os.environ.get("EXPECTED_VENDOR") != "postgresql" or asks_database(item)


def asks_database(item) -> bool:
    """Whether pytest-django lets a test use the database: it refuses it to all others."""
    return bool(
        item.get_closest_marker("django_db")
        or {"db", "transactional_db", "live_server"} & set(item.fixturenames)
        or (item.cls and issubclass(item.cls, TransactionTestCase))
    )


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Factories go past the verbs that keep tallies: pages count rows unless a test begins them."""
    from briefs.models import Tally

    with django_db_blocker.unblock():
        Tally.objects.all().delete()


@pytest.fixture
def reporter():
    return UserFactory(reporter=True)


@pytest.fixture
def editor():
    return UserFactory(editor=True)


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def no_checks(db):
    """Switch the publishing list off, where other things are tried than words."""
    CheckSwitch.objects.bulk_create(
        CheckSwitch(check_name=name, reason="Tried elsewhere.") for name in desk.CHECKS
    )


def on_this_machine(host) -> bool:
    """Names are not looked up: asking a name server is a network call too."""
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def no_network():
    """Let no test reach another machine: Newsroom makes no outbound call."""
    real_connect = socket.socket.connect
    real_connect_ex = socket.socket.connect_ex
    real_getaddrinfo = socket.getaddrinfo

    def refuse_strangers(family, address):
        if family in (socket.AF_INET, socket.AF_INET6) and not on_this_machine(address[0]):
            raise AssertionError(f"A test tried to reach {address[0]}.")

    def connect(self, address):
        refuse_strangers(self.family, address)
        return real_connect(self, address)

    def connect_ex(self, address):
        refuse_strangers(self.family, address)
        return real_connect_ex(self, address)

    def getaddrinfo(host, *args, **kwargs):
        refuse_strangers(socket.AF_INET, (host,))
        return real_getaddrinfo(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket.socket, "connect_ex", connect_ex)
        patch.setattr(socket, "getaddrinfo", getaddrinfo)
        yield
