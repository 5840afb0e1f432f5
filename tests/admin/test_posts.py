"""What the server answers to those who send what no page offers them: every address, every verb."""

import pytest
from django.apps import apps
from django.urls import reverse

from tests.admin.test_permissions import (  # noqa: F401
    ADDRESSES,
    PEOPLE,
    VERBS,
    address_of,
    addresses,
    brief_in,
    people,
    things,
)
from tests.factories import BriefFactory, UserFactory

pytestmark = pytest.mark.django_db

SHOWN, DONE, BAD, NO, GONE, NEVER = 200, 302, 400, 403, 404, 405
# What POST answers somebody in no group, where it is not 403.
TO_ALL = {
    "login": SHOWN,
    "logout": SHOWN,
    "password_change": SHOWN,
    "password_change_done": NEVER,
    "autocomplete": NEVER,
    "jsi18n": NEVER,
    "view_on_site": DONE,
    "briefs_guide": SHOWN,
    "app_list": GONE,
    "briefs_brief_preview": NEVER,
    "briefs_brief_shown": NEVER,
}
# And a reporter, to whom each of the things is somebody else's.
TO_REPORTERS = TO_ALL | {
    "index": SHOWN,
    "app_list": SHOWN,
    "briefs_coverage": SHOWN,
    "briefs_brief_changelist": SHOWN,
    "briefs_brief_add": SHOWN,
    "briefs_brief_history": SHOWN,
    "briefs_brief_compare": SHOWN,
    "briefs_brief_settle": BAD,
    "briefs_brief_note": DONE,
    "briefs_clipping_changelist": SHOWN,
    "briefs_clipping_history": SHOWN,
    "briefs_clipping_change": DONE,
    "briefs_document_changelist": SHOWN,
    "briefs_document_history": SHOWN,
    "briefs_document_add": DONE,
    "briefs_document_reading": GONE,
    "briefs_source_changelist": SHOWN,
    "briefs_source_history": SHOWN,
    "briefs_tag_changelist": SHOWN,
    "briefs_tag_alike": SHOWN,
    "briefs_tag_history": SHOWN,
    "briefs_correction_changelist": SHOWN,
    "briefs_correction_history": SHOWN,
    "briefs_readerreport_changelist": SHOWN,
    "briefs_readerreport_history": SHOWN,
}
# A bit of all that the pages send.
SENT = {
    "_save": "1",
    "_selected_action": "1",
    "action": "publish",
    "clipping": "7000000",
    "do": "approve",
    "headline": "A tram",
    "name": "A tram",
    "note": "A tram.",
    "number": "1",
    "post": "yes",
    "reason": "A tram.",
    "text": "A tram.",
    "version": "1",
}


def posted(client, things):  # noqa: F811
    """POST to every address; to log out last."""
    names = sorted(addresses().items(), key=lambda found: found[0] == "logout")
    return {
        name: client.post(address_of(name, arguments, things), SENT).status_code
        for name, arguments in names
    }


def test_what_a_colleague_in_no_group_sends_changes_nothing(client, things):  # noqa: F811
    def rows():
        models = apps.get_app_config("briefs").get_models()
        return {model: list(model._base_manager.order_by("pk").values()) for model in models}

    client.force_login(UserFactory())
    before = rows()
    assert posted(client, things) == dict.fromkeys(ADDRESSES, NO) | TO_ALL
    assert rows() == before


def test_what_a_reporter_sends_is_refused_but_where_the_table_says(client, reporter, things):  # noqa: F811
    client.force_login(reporter)
    assert posted(client, things) == dict.fromkeys(ADDRESSES, NO) | TO_REPORTERS


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_done_for_those_whom_the_table_names(verb, client, people, brief_in):  # noqa: F811
    state, row = VERBS[verb]
    answers = []
    for person in PEOPLE:
        brief, other = brief_in(state), BriefFactory()
        address = reverse("admin:briefs_brief_do", args=[brief.pk, verb])
        typed = {
            "version": brief.version,
            **dict.fromkeys(("note", "reason", "because"), "A word."),
        }
        typed |= {"at": "2100-01-01 12:00", "to": people["editor"].pk}
        typed |= {"into": other.pk, "into_version": 1}
        client.force_login(people[person])
        answers.append(client.post(address, typed).status_code)
    assert tuple(answers) == tuple(DONE if answer == SHOWN else answer for answer in row)


@pytest.mark.parametrize("verb", ["return", "approve"])
def test_a_review_is_ended_by_those_who_may_approve(verb, client, people, brief_in):  # noqa: F811
    answers = []
    for person in PEOPLE:
        address = reverse("admin:briefs_brief_review", args=[brief_in("in_review").pk])
        client.force_login(people[person])
        typed = {"version": 1, "do": verb, "back-note": "Please date it."}
        answers.append(client.post(address, typed).status_code)
    assert answers == [NO, DONE, DONE]
