import pytest

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
def as_editor(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def as_administrator(client, administrator):
    client.force_login(administrator)
    return client
