import pytest

from tests.factories import UserFactory


@pytest.fixture
def reporter():
    return UserFactory(reporter=True)


@pytest.fixture
def editor():
    return UserFactory(editor=True)
