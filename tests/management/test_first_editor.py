from io import StringIO

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def first_editor(**options):
    out = StringIO()
    call_command("first_editor", stdout=out, **options)
    return out.getvalue()


def test_the_first_account_is_an_administrator_whose_password_is_shown_once():
    said = first_editor()
    name, password = said.split("name ")[1].split(", password ")
    account = authenticate(username=name, password=password.split()[0])
    assert account.is_staff
    assert account.is_superuser
    assert first_editor() == ""


def test_no_two_passwords_are_alike():
    said = first_editor()
    get_user_model().objects.all().delete()
    assert first_editor() != said


def test_an_administrator_stays_the_only_one():
    UserFactory(administrator=True)
    assert first_editor(name="second") == ""
    assert get_user_model().objects.count() == 1


def test_a_disabled_administrator_is_none():
    UserFactory(administrator=True, is_active=False)
    assert "name editor" in first_editor()


def test_a_colleagues_name_is_not_taken_from_them():
    colleague = UserFactory(username="editor")
    with pytest.raises(CommandError, match="The name editor is taken"):
        first_editor()
    colleague.refresh_from_db()
    assert not colleague.is_superuser
    assert "name chief" in first_editor(name="chief")


def test_an_account_is_made_without_a_question():
    assert "password" in first_editor(verbosity=0)


@pytest.mark.parametrize("name", ["", "e" * 151, "two words"])
def test_a_name_that_cannot_log_in_is_refused(name):
    with pytest.raises(CommandError):
        first_editor(name=name)
    assert not get_user_model().objects.exists()
    assert f"name {'e' * 150}," in first_editor(name="e" * 150)
