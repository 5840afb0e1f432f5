"""How a brief was made: how many wrote and checked it, on what its figures and quotations rest."""

import pytest
from django.core.cache import cache

from briefs import desk
from briefs.models import Evidence, Revision
from briefs.site.grounds import speaker_of
from briefs.site.making import written_by
from briefs.text.sentences import sentence_key
from tests.factories import (
    BriefFactory,
    ClippingFactory,
    DocumentFactory,
    TagFactory,
    UserFactory,
)
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

SAID = "Ada Reed said that the ferry “sails at dawn and at dusk” from pier 4."


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "imported; who wrote and checked it is not on record here"),
        ([("correct", "a")], "imported; who wrote and checked it is not on record here"),
        ([("write", "a")], "by one person; 1 step"),
        (
            [("write", "a"), ("submit", "a"), ("approve", "b")],
            "by one person, checked by another; 3 steps",
        ),
        ([("write", "a"), ("publish", "a")], "by one person; 2 steps"),
        (
            [("write", "a"), ("write", "b"), ("approve", "c")],
            "by 2 people, checked by another; 3 steps",
        ),
    ],
)
def test_the_record_counts_people_and_names_none(steps, said):
    assert written_by(steps) == said


def record(client, brief):
    rows = inside(tree_of(client.get(brief.get_absolute_url())), "facts", "/div")
    return {texts(row)[0]: texts(row)[1] for row in rows}


def step(brief, number, verb, by):
    Revision.objects.create(
        brief=brief, number=number, verb=verb, by=by, by_name=by.get_username(), snapshot={}
    )


def test_no_name_of_an_editor_reaches_a_reader(client):
    brief = BriefFactory()
    writer, checker = UserFactory(username="writer-w"), UserFactory(username="checker-c")
    step(brief, 1, "write", writer)
    step(brief, 2, "approve", checker)
    assert record(client, brief)["Written"] == "by one person, checked by another; 2 steps"
    page = client.get(brief.get_absolute_url()).content.decode()
    assert "writer-w" not in page
    assert "checker-c" not in page


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "The text of the page.",
            "no run of 8 words or more is shared with a document, but for marked quotations",
        ),
        (None, "not checkable for 1 of 1 documents, whose text is not kept"),
    ],
)
def test_the_record_says_what_the_check_for_copied_words_found(client, text, said):
    clipping = ClippingFactory(document=DocumentFactory(text=text))
    brief = BriefFactory(citations__clipping=clipping)
    assert "Own words" not in record(client, brief)
    step(brief, 1, "approve", UserFactory())
    cache.clear()
    assert record(client, brief)["Own words"] == said


@pytest.fixture
def quoting():
    reading = {"format": 1, "lines": [["headline", "r", True], *[["body", "r", True]] * 5]}
    clipping = ClippingFactory(document=DocumentFactory(reading=reading, text="Secret text"))
    brief = BriefFactory(
        summary="A ferry sails.",
        body=f"{SAID}\n\nNobody counted. It is “new”.",
        tags=[TagFactory(kind="person", name="Ada Reed"), TagFactory(name="ferries")],
        citations__clipping=clipping,
    )
    for sentence, lines in [(SAID, [1, 3, 4]), ("Nobody counted.", [5])]:
        Evidence.objects.create(
            brief=brief, clipping=clipping, sentence=sentence_key(sentence), lines=lines
        )
    return brief


def test_a_quotation_stands_with_its_speaker_and_its_lines(client, quoting):
    tree = tree_of(client.get(quoting.get_absolute_url()))
    assert texts(inside(tree, "quotation")) == [
        "“sails at dawn and at dusk” Ada Reed · a line 1, headline; lines 3, 4, text"
    ]


def test_figures_and_quotations_name_document_and_lines_and_other_sentences_do_not(client, quoting):
    tree = tree_of(client.get(quoting.get_absolute_url()))
    (row,) = inside(tree, "grounds", "//tbody/tr")
    digest = quoting.citations.get().clipping.document.sha256
    assert texts(row.xpath("./*")) == [
        SAID,
        f"a line 1, headline; lines 3, 4, text {digest[:16]}…",
    ]
    assert "Secret" not in texts([tree])[0]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ada Reed said “it sails at dawn”.", "Ada Reed"),
        ("“It sails at dawn”, said ADA REED of the Port Office.", "Ada Reed"),
        ("The Port Office wrote “it sails at dawn”.", "Port Office"),
        ("Ada Reed told Bo Lind “it sails at dawn”.", ""),
        ("He said “Ada Reed sails at dawn”.", ""),
        ("Ada Reeds said “it sails at dawn”.", ""),
        ("He said “it sails at dawn”.", ""),
    ],
)
def test_a_speaker_is_named_only_where_the_sentence_names_one(sentence, speaker):
    names = [{"Ada Reed": "ada reed", "Bo Lind": "bo lind"}, {"Port Office": "port office"}]
    assert speaker_of(sentence, names) == speaker


def test_a_brief_that_came_back_says_when_it_was_withdrawn_and_why(client):
    brief, editor = BriefFactory(), UserFactory(editor=True)
    assert "Withdrawn" not in record(client, brief)
    gone = desk.withdraw(brief, "The ferry does not exist.", by=editor, version=1).brief
    desk.restore(gone, by=editor, version=gone.version, note="For colleagues.")
    said = record(client, brief)["Withdrawn"]
    assert "back on" in said
    assert said.endswith("The ferry does not exist.")
    assert "colleagues" not in said
