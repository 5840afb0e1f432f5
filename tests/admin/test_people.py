"""The page of a colleague: the name, the groups, and how the password is set."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def page(client, person):
    return client.get(reverse("admin:auth_user_change", args=[person.pk]))


def test_how_a_password_is_kept_is_not_shown(as_administrator):
    person = UserFactory()
    person.set_password("a long word of hers")
    person.save()
    shown = page(as_administrator, person).text
    assert 'href="../password/">Reset password</a>' in shown
    assert person.password.split("$")[1] not in shown
    assert "algorithm" not in shown


def test_single_rights_are_folded_away_and_can_be_given(as_administrator):
    person = UserFactory(reporter=True)
    answer = page(as_administrator, person)
    named = dict(answer.context["adminform"].fieldsets)
    folded = [o["fields"] for o in named.values() if "collapse" in o.get("classes", ())]
    assert folded == [("user_permissions",)]
    right = Permission.objects.get(codename="merge_tag")
    data = {"username": person.username, "is_active": "on", "is_staff": "on"}
    data |= {"user_permissions": right.pk, "date_joined_0": "2021-11-13", "date_joined_1": "08:00"}
    data["groups"] = [group.pk for group in person.groups.all()]
    address = reverse("admin:auth_user_change", args=[person.pk])
    assert as_administrator.post(address, data).status_code == 302
    assert list(person.user_permissions.all()) == [right]
    assert person.groups.get().name == "Reporter"


def adding(client, **said):
    address = reverse("admin:auth_user_add")
    passwords = {"password1": "a long word of hers", "password2": "a long word of hers"}
    data = {"username": "ana", **passwords, **said}
    return client.post(address, data)


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Administrator"])
def test_a_colleague_is_added_with_what_they_may_do(as_administrator, role):
    assert adding(as_administrator).context["adminform"].form.errors.keys() == {"role"}
    assert adding(as_administrator, role=role).status_code == 302
    person = User.objects.get(username="ana")
    groups = [group.name for group in person.groups.all()]
    assert (person.is_staff, person.is_active) == (True, True)
    assert (person.is_superuser, groups) == (
        (True, []) if role == "Administrator" else (False, [role])
    )
    assert person.check_password("a long word of hers")


def test_nobody_gives_all_rights_who_does_not_hold_them(client):
    clerk = UserFactory(editor=True)
    clerk.user_permissions.set(Permission.objects.filter(content_type__model="user"))
    client.force_login(clerk)
    assert adding(client, role="Administrator").context["adminform"].form.errors.keys() == {"role"}
    assert adding(client, role="Editor").status_code == 302
    assert not User.objects.get(username="ana").is_superuser


def test_a_colleague_who_was_added_stands_in_the_list(as_administrator):
    people = reverse("admin:auth_user_changelist")
    assert adding(as_administrator, role="Editor", _save="1").url == people
    page = as_administrator.get(reverse("admin:auth_user_add")).text
    assert "LDAP" not in page
    assert "ana" in as_administrator.get(people, {"as": "Editor"}).text.partition("result_list")[2]
    for other in ("Reporter", "Administrator"):
        listed = as_administrator.get(people, {"as": other}).text.partition("result_list")[2]
        assert ">ana<" not in listed
