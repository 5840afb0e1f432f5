"""Who may open what, and who may do what: one row for every address and every action.

An address or action without a row fails; so does a row whose address or action is gone.
"""

import pytest
from django.contrib.admin import ActionLocation
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.urls import reverse

from briefs import desk
from briefs.admin import site
from briefs.admin.briefs import preview
from briefs.models import CheckSwitch, Clipping, ReaderReport
from briefs.models.revision import Verb
from tests.admin.addresses import admin_patterns
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    CorrectionFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

PEOPLE = ("reporter", "editor", "administrator")
# What GET answers to reporter, editor and administrator. Anonymous people are sent to the log-in
# page everywhere but at OPEN addresses.
YES, GO, BAD, NO, GONE, POST = 200, 302, 400, 403, 404, 405
ALL = (YES, YES, YES)
OPEN = {
    "login": YES,
    # A preview for somebody outside the desk: the link itself is the key, and it expires.
    "briefs_brief_shown": YES,
}
# Where form, review, page of a source and desk keep what documents say.
SHOWN = ("printed", "printed", "health", "came_in")
ADDRESSES = {
    "index": ALL,
    "login": (GO, GO, GO),
    "logout": (POST, POST, POST),
    "password_change": ALL,
    "password_change_done": ALL,
    "autocomplete": (NO, NO, NO),
    "jsi18n": ALL,
    "view_on_site": (GO, GO, GO),
    "app_list": ALL,
    "briefs_coverage": ALL,
    "briefs_guide": ALL,
    "briefs_import": (NO, NO, YES),
    "briefs_import_confirm": (POST, POST, POST),
    "briefs_brief_changelist": ALL,
    "briefs_brief_add": ALL,
    "briefs_brief_change": ALL,
    "briefs_brief_history": ALL,
    "briefs_brief_delete": (NO, YES, YES),
    "briefs_brief_review": ALL,
    "briefs_brief_compare": ALL,
    "briefs_brief_revert": (POST, POST, POST),
    "briefs_brief_preview": ALL,
    "briefs_brief_settle": (POST, POST, POST),
    "briefs_brief_note": (POST, POST, POST),
    "briefs_brief_do": (NO, YES, YES),
    "briefs_brief_shown": ALL,
    "briefs_clipping_changelist": ALL,
    "briefs_clipping_add": (NO, NO, NO),
    "briefs_clipping_change": (GO, GO, GO),
    "briefs_clipping_history": ALL,
    "briefs_clipping_delete": (NO, NO, NO),
    "briefs_document_changelist": ALL,
    "briefs_document_add": ALL,
    "briefs_document_reading": ALL,
    "briefs_document_change": ALL,
    "briefs_document_history": ALL,
    "briefs_document_delete": (NO, YES, YES),
    "briefs_source_changelist": ALL,
    "briefs_source_apart": (POST, POST, POST),
    "briefs_source_merge": (NO, YES, YES),
    "briefs_source_add": (NO, YES, YES),
    "briefs_source_change": ALL,
    "briefs_source_history": ALL,
    "briefs_source_delete": (NO, YES, YES),
    "briefs_tag_changelist": ALL,
    "briefs_tag_alike": ALL,
    "briefs_tag_apart": (POST, POST, POST),
    "briefs_tag_merge": (NO, YES, YES),
    "briefs_tag_add": (NO, YES, YES),
    "briefs_tag_change": ALL,
    "briefs_tag_history": ALL,
    "briefs_tag_delete": (NO, YES, YES),
    "briefs_correction_changelist": ALL,
    "briefs_correction_add": (NO, NO, NO),
    "briefs_correction_change": ALL,
    "briefs_correction_history": ALL,
    "briefs_correction_delete": (NO, NO, NO),
    "briefs_readerreport_changelist": ALL,
    "briefs_readerreport_add": (NO, NO, NO),
    "briefs_readerreport_change": ALL,
    "briefs_readerreport_history": ALL,
    "briefs_readerreport_delete": (NO, NO, YES),
    "briefs_checkswitch_changelist": (NO, YES, YES),
    "briefs_checkswitch_add": (NO, YES, YES),
    "briefs_checkswitch_change": (NO, YES, YES),
    "briefs_checkswitch_history": (NO, YES, YES),
    "briefs_checkswitch_delete": (NO, YES, YES),
    "auth_user_changelist": (NO, NO, YES),
    "auth_user_add": (NO, NO, YES),
    "auth_user_change": (NO, NO, YES),
    "auth_user_history": (NO, NO, YES),
    "auth_user_delete": (NO, NO, YES),
    "auth_user_password_change": (NO, NO, YES),
    "auth_group_changelist": (NO, NO, YES),
    "auth_group_add": (NO, NO, YES),
    "auth_group_change": (NO, NO, YES),
    "auth_group_history": (NO, NO, YES),
    "auth_group_delete": (NO, NO, YES),
}
# Addresses without a name: Django's redirect to a change page, and its page for all the rest.
NAMELESS = {("object_id",), ("url",)}

# Who is offered an action in the list, and in the form where it stands there too.
BRIEF_LIST, BRIEF_FORM = ("brief", "list"), ("brief", "form")
ACTIONS = {
    (*BRIEF_LIST, "submit"): (True, True, True),
    (*BRIEF_LIST, "publish"): (False, True, True),
    (*BRIEF_LIST, "withdraw"): (False, True, True),
    (*BRIEF_LIST, "assign"): (False, True, True),
    (*BRIEF_FORM, "publish"): (False, True, True),
    ("clipping", "list", "use"): (True, True, True),
    ("clipping", "list", "add"): (True, True, True),
    ("clipping", "list", "reject"): (True, True, True),
    ("clipping", "list", "take_back"): (True, True, True),
    ("document", "list", "delete_selected"): (False, True, True),
    ("source", "list", "merge"): (False, True, True),
    ("source", "list", "delete_selected"): (False, True, True),
    ("tag", "list", "merge"): (False, True, True),
    ("tag", "list", "delete_selected"): (False, True, True),
    ("checkswitch", "list", "delete_selected"): (False, True, True),
    ("readerreport", "list", "delete_selected"): (False, False, True),
    ("user", "list", "delete_selected"): (False, False, True),
    ("group", "list", "delete_selected"): (False, False, True),
}

# The page of each verb, opened on a brief that somebody else wrote, in a state where it fits.
VERBS = {
    "submit": ("draft", (NO, YES, YES)),
    "return": ("in_review", (NO, YES, YES)),
    "schedule": ("in_review", (NO, YES, YES)),
    "rework": ("live", (YES, YES, YES)),
    "withdraw": ("live", (NO, YES, YES)),
    "restore": ("withdrawn", (NO, YES, YES)),
    "assign": ("draft", (NO, YES, YES)),
    "merge": ("live", (NO, YES, YES)),
    "unmerge": ("merged", (NO, YES, YES)),
}


@pytest.fixture
def people():
    return {
        "reporter": UserFactory(reporter=True),
        "editor": UserFactory(editor=True),
        "administrator": UserFactory(administrator=True),
    }


@pytest.fixture
def things():
    """One of each thing that has addresses, nothing of it in use or ever public."""
    author = UserFactory(editor=True)
    brief = BriefFactory(draft=True, author=author, summary="A ferry now sails.")
    brief = desk.write(brief, {"body": "It sails."}, by=author, version=1).brief
    report = ReaderReport.objects.create(brief=BriefFactory(), text="It sails three times.")
    switch = CheckSwitch.objects.create(check_name="date", reason="Our beat has few dates.")
    things = {
        "brief": brief,
        "clipping": ClippingFactory(),
        "source": SourceFactory(),
        "tag": TagFactory(),
        "correction": CorrectionFactory(),
        "readerreport": report,
        "checkswitch": switch,
        "user": author,
        "group": Group.objects.get(name="Editor"),
    }
    return things | {"document": things["clipping"].document}


def address_of(name, arguments, things):
    """Make an address that leads to one of the things."""
    if name == "briefs_brief_shown":
        token = signing.dumps(things["brief"].pk, salt=preview.SALT)
        return reverse(f"admin:{name}", args=[token])
    if name == "view_on_site":
        kind = ContentType.objects.get_for_model(things["tag"])
        return reverse(f"admin:{name}", args=[kind.pk, things["tag"].pk])
    if name == "app_list":
        return reverse(f"admin:{name}", args=["briefs"])
    if name == "briefs_brief_do":
        return reverse(f"admin:{name}", args=[things["brief"].pk, "assign"])
    thing = name.split("_")[1] if "_" in name else ""
    args = [things[thing].pk] if arguments else []
    query = "?a=1&b=2" if name == "briefs_brief_compare" else ""
    return reverse(f"admin:{name}", args=args) + query


def addresses():
    return {name: arguments for name, arguments in admin_patterns() if name}


def test_every_address_has_a_row_and_every_row_an_address():
    assert ADDRESSES.keys() == addresses().keys()
    assert {arguments for name, arguments in admin_patterns() if not name} == NAMELESS


def answers(client, things):
    """GET every address; nothing changes by it, so one set of things serves all of them."""
    found = {}
    for name, arguments in addresses().items():
        response = client.get(address_of(name, arguments, things))
        found[name] = response.status_code, response.headers.get("Location", "")
    return found


@pytest.mark.parametrize("person", PEOPLE)
def test_an_address_opens_for_those_whom_the_table_names(person, client, people, things):
    client.force_login(people[person])
    found = {name: status for name, (status, _to) in answers(client, things).items()}
    assert found == {name: row[PEOPLE.index(person)] for name, row in ADDRESSES.items()}


def test_who_sees_briefs_alone_is_shown_no_document_of_them(client, things):
    clipping, guest = things["clipping"], UserFactory()
    names = ("view_brief", "change_brief", "view_source")
    guest.user_permissions.set(Permission.objects.filter(codename__in=names))
    things["source"].documents.add(clipping.document)
    CitationFactory(brief=things["brief"], source=things["source"], clipping=clipping)
    form, review = (f"briefs_brief_{page}" for page in ("change", "review"))
    pages = [reverse(f"admin:{name}", args=[things["brief"].pk]) for name in (form, review)]
    pages += [reverse("admin:briefs_source_change", args=[things["source"].pk])]
    pages += [reverse("admin:index")]
    for person, seen in ((guest, False), (UserFactory(editor=True), True)):
        client.force_login(person)
        shown = [client.get(page) for page in pages]
        told = [page.context.get(name) for page, name in zip(shown, SHOWN, strict=True)]
        assert [bool(found) for found in told] == [seen] * 4


def test_an_anonymous_visitor_is_sent_to_the_log_in_page(client, things):
    expect_the_log_in_page(answers(client, things))


def test_a_reader_with_an_account_is_no_colleague(client, things):
    client.force_login(UserFactory(is_staff=False))
    expect_the_log_in_page(answers(client, things))


def expect_the_log_in_page(found):
    for name, (status, to) in found.items():
        if name in OPEN:
            assert status == OPEN[name], name
        else:
            # Logging out leads to the desk, which leads on to the log-in page.
            door = reverse("admin:index" if name == "logout" else "admin:login")
            assert (status, to.partition("?")[0]) == (GO, door), name


def offered(person, rf):
    """Return (model, place, action) of every action that a person is offered anywhere."""
    request = rf.get("/")
    request.user = person
    places = {"list": ActionLocation.CHANGE_LIST, "form": ActionLocation.CHANGE_FORM}
    return {
        (model._meta.model_name, place, action)
        for model, model_admin in site._registry.items()
        for place, location in places.items()
        for action in model_admin.get_actions(request, action_location=location)
    }


def test_every_action_has_a_row_and_every_row_an_action(rf, people):
    assert offered(people["administrator"], rf) == ACTIONS.keys()


def test_an_action_is_offered_to_those_whom_the_table_names(rf, people):
    for n, person in enumerate(PEOPLE):
        expected = {action for action, row in ACTIONS.items() if row[n]}
        assert offered(people[person], rf) == expected, person


@pytest.fixture
def brief_in():
    """A function that makes a brief of somebody else's in a state."""

    def make(state):
        author = UserFactory(editor=True)
        if state == "merged":
            one, other = BriefFactory(author=author), BriefFactory()
            desk.merge(one, other, by=author, version=1, into_version=1)
            one.refresh_from_db()
            return one
        return BriefFactory(author=author, **({} if state == "live" else {state: True}))

    return make


def test_every_verb_of_the_state_machine_has_a_page_or_a_place_of_its_own():
    from briefs.admin.briefs.verb_pages import DOINGS

    assert DOINGS.keys() == VERBS.keys()
    # Written in the form, decided on the review screen.
    elsewhere = {Verb.WRITE, Verb.CORRECT, Verb.APPROVE, Verb.PUBLISH}
    assert {doing.verb for doing in DOINGS.values()} | elsewhere == set(desk.STATES)


@pytest.mark.parametrize("verb", VERBS)
def test_the_page_of_a_verb_opens_for_those_whom_the_table_names(verb, client, people, brief_in):
    state, row = VERBS[verb]
    address = reverse("admin:briefs_brief_do", args=[brief_in(state).pk, verb])
    answers = []
    for person in PEOPLE:
        client.force_login(people[person])
        answers.append(client.get(address).status_code)
    assert tuple(answers) == row


# What the buttons about a document itself answer.
OF_DOCUMENTS = {
    "take-byline": (NO, GO, GO),
    "leave-byline": (NO, GO, GO),
    "reread": (GO, GO, GO),
    "call-source-1": (GO, GO, GO),
}


@pytest.mark.parametrize("button", OF_DOCUMENTS)
def test_a_button_of_the_reading_page_answers_those_whom_the_table_names(button, client, people):
    answers, sent = [], {"do": button, "read-byline": "Ana Berg"}
    for person in PEOPLE:
        document = DocumentFactory(offers={"byline": {"value": "Ana Berg"}})
        client.force_login(people[person])
        address = reverse("admin:briefs_document_reading", args=[document.pk])
        answers.append(client.post(address, sent).status_code)
    assert tuple(answers) == OF_DOCUMENTS[button]


def test_clippings_of_other_documents_cannot_be_reached_through_this_one(client, people):
    one, other = ClippingFactory(), ClippingFactory()
    client.force_login(people["editor"])
    address = reverse("admin:briefs_document_reading", args=[one.document_id])
    typed = {f"{one.pk}-reason": "Not news.", f"{other.pk}-reason": "Not news."}
    said = client.post(address, typed | {"do": f"reject-{other.pk}"}, follow=True).text
    assert "This clipping is no longer there" in said
    assert Clipping.objects.waiting().count() == 2
    assert client.post(address, typed | {"do": f"reject-{one.pk}"}).status_code == GO
    assert Clipping.objects.waiting().get() == other
