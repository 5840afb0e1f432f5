"""The page of a colleague: the name, the groups, and how the password is set."""

import pytest
from django.contrib.auth.models import Group, Permission, User
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


@pytest.fixture
def clerk(client):
    """Who looks after accounts and groups, and is a reporter."""
    clerk = UserFactory(reporter=True, username="clerk")
    asked = Permission.objects.filter(content_type__model__in=("user", "group"))
    clerk.user_permissions.set(asked)
    client.force_login(clerk)
    return clerk


def changed(client, person, **said):
    address = reverse("admin:auth_user_change", args=[person.pk])
    told = {"username": person.username, "is_active": "on", "is_staff": "on"}
    told |= {"date_joined_0": "2021-11-13", "date_joined_1": "08:00"}
    return client.post(address, told | said).status_code


def test_who_looks_after_accounts_gives_himself_no_more_rights(client, clerk):
    right = Permission.objects.get(codename="approve_brief")
    editors = Group.objects.get(name="Editor")
    own = [group.pk for group in clerk.groups.all()]
    assert changed(client, clerk, groups=own, is_superuser="on", user_permissions=right.pk) == 302
    assert changed(client, clerk, groups=[*own, editors.pk]) == 200
    clerk = User.objects.get(pk=clerk.pk)
    assert (clerk.is_superuser, clerk.has_perm("briefs.approve_brief")) == (False, False)
    mine = reverse("admin:auth_group_change", args=own)
    assert client.get(mine).status_code == 200
    told = {"name": "Reporter", "permissions": right.pk}
    assert client.post(mine, told).status_code == 403
    assert client.post(reverse("admin:auth_group_add"), told | {"name": "Mine"}).status_code == 403
    deleted = client.post(reverse("admin:auth_group_delete", args=own), {"post": "yes"})
    assert deleted.status_code == 403


@pytest.mark.parametrize("above", [{"administrator": True, "is_active": False}, {"editor": True}])
def test_an_account_with_more_rights_is_not_his_to_take(client, clerk, above):
    person = UserFactory(**above)
    assert changed(client, person) == 403
    passwords = {"password1": "a long word of hers", "password2": "a long word of hers"}
    password = reverse("admin:auth_user_password_change", args=[person.pk])
    assert client.post(password, passwords).status_code == 403
    deleted = reverse("admin:auth_user_delete", args=[person.pk])
    assert client.post(deleted, {"post": "yes"}).status_code == 403
    equal = UserFactory(reporter=True)
    password = reverse("admin:auth_user_password_change", args=[equal.pk])
    assert client.post(password, passwords).status_code == 302
    assert changed(client, equal) == 302
    roles = client.get(reverse("admin:auth_user_add")).context["adminform"].form.fields["role"]
    assert [name for name, _said in roles.choices] == ["Reporter"]


def test_a_colleague_who_was_added_stands_in_the_list(as_administrator):
    people = reverse("admin:auth_user_changelist")
    assert adding(as_administrator, role="Editor", _save="1").url == people
    page = as_administrator.get(reverse("admin:auth_user_add")).text
    assert "LDAP" not in page
    assert "Username" in page
    columns = as_administrator.get(people).context["cl"].list_display
    assert columns == ["action_checkbox", "username", "rights", "last_login"]
    assert "ana" in as_administrator.get(people, {"as": "Editor"}).text.partition("result_list")[2]
    for other in ("Reporter", "Administrator"):
        listed = as_administrator.get(people, {"as": other}).text.partition("result_list")[2]
        assert ">ana<" not in listed
