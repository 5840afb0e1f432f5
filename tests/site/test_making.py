"""How a brief was made: how many wrote and checked it, on what its figures and quotations rest."""

import json
from datetime import timedelta
from itertools import accumulate

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone
from lxml import html

from briefs import desk
from briefs.models import Brief, CheckSwitch, Document, Evidence, Revision, Source
from briefs.site.told.making import written_by
from briefs.site.told.steps import steps_of
from briefs.text.sentences import sentence_key
from tests.factories import (
    SUMMARY,
    BriefFactory,
    ClippingFactory,
    DocumentFactory,
    TagFactory,
    UserFactory,
)
from tests.site.pages import inside, texts, tree_of

pytestmark = pytest.mark.django_db

SAID = "Ada Reed said that it “sails at dawn and at dusk”."
CHANGED = "published after a second person’s check, changed since without one"


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([], "imported; who wrote and checked it is not on record here"),
        ([("correct", "a")], "imported; who wrote and checked it is not on record here"),
        ([("write", "a")], "by one person"),
        ([("write", "a"), ("approve", "b")], "by one person, checked by another"),
        ([("write", "a"), ("publish", "a")], "by one person"),
        # Who hands a text over writes nothing of it.
        ([("write", "a"), ("submit", "b"), ("approve", "b")], "by one person, checked by another"),
        (
            [("write", "a"), ("write", "b"), ("approve", "c")],
            "by two people, in two versions, checked by another",
        ),
        (
            [("write", "a"), ("approve", "b"), ("write", "b"), ("approve", "b")],
            f"by two people, in two versions; {CHANGED}",
        ),
        (
            [("write", "a"), ("approve", "b"), ("correct", "b"), ("correct", "b")],
            f"by two people, in three versions; {CHANGED}",
        ),
        (
            [("write", "a"), ("approve", "b"), ("write", "b"), ("write", "a"), ("approve", "c")],
            "by two people, in three versions, checked by another",
        ),
        ([("write", "a"), ("publish", "a"), ("correct", "b")], "by two people, in two versions"),
        (
            [("write", "a"), ("publish", "a"), ("write", "b"), ("approve", "c")],
            "by two people, in two versions, checked by another",
        ),
        # Who corrected what readers saw may check what another wrote after that.
        (
            [("write", "a"), ("approve", "b"), ("correct", "b"), ("write", "a"), ("approve", "b")],
            "by two people, in three versions, checked by one of them",
        ),
        ([("write", f"w{n}") for n in range(12)], "by 12 people, in 12 versions"),
    ],
)
def test_the_record_counts_people_and_names_none(steps, said):
    """Each that writes makes another text."""
    texts = accumulate(verb in {"write", "correct"} for verb, _who in steps)
    told = [(who, verb, text) for (verb, who), text in zip(steps, texts, strict=True)]
    assert written_by(told) == said


def row(verb, who, text="", sight=""):
    return verb, None, who, None, sight, "", text, None


def test_who_brings_a_brief_back_wrote_nothing_of_it():
    gone_and_back = [row("withdraw", "b", "t", "gone"), row("restore", "b", "t", "back")]
    told = [row("write", "a", "t"), row("approve", "b", "t"), *gone_and_back]
    assert steps_of(told) == [("a", "write", "t"), ("b", "approve", "t")]
    # To restore an older revision is to write.
    assert steps_of([*told, row("restore", "c", "u")])[2:] == [("c", "restore", "u")]


def test_what_the_house_carried_over_from_the_live_brief_nobody_wrote_anew():
    steps = [("a", "write", "t"), ("b", "approve", "t")]
    house = [*steps, ("", "write", "u"), ("b", "approve", "u")]
    assert written_by(house) == written_by(steps) == "by one person, checked by another"


def test_what_was_sent_back_before_its_minute_nobody_had_let_pass():
    """Else who wrote before could seem to be another one to what came after."""
    told = [row("write", "a", "t"), row("schedule", "b", "t"), row("schedule", "b", "t")]
    back = [*told, row("return", "b", "t"), row("write", "c", "u"), row("approve", "a", "u")]
    assert steps_of(back) == [("a", "write", "t"), ("c", "write", "u"), ("a", "approve", "u")]
    assert written_by(steps_of(back)) == "by two people, in two versions"


def record(client, brief):
    rows = inside(tree_of(client.get(brief.get_absolute_url())), "facts", "/div")
    return {texts(row)[0]: texts(row)[1] for row in rows}


def step(brief, number, verb, by, snapshot=None):
    told = {"verb": verb, "by": by, "by_name": by.get_username(), "snapshot": snapshot or {}}
    Revision.objects.create(brief=brief, number=number, **told)


def test_one_person_whose_account_was_renamed_is_one(client):
    brief, editor = BriefFactory(), UserFactory(username="ada")
    step(brief, 1, "write", editor)
    editor.username = "ada-reed"
    editor.save()
    step(brief, 2, "publish", editor)
    assert record(client, brief)["Written"] == "by one person"


def test_who_changes_no_word_is_no_writer(client):
    """A brief that the house files anew has a revision too, and so has a change of a tag alone."""
    brief = BriefFactory()
    for number, verb, by, words in [
        (1, "write", "ada", "A ferry"),
        (2, "approve", "bo", "A ferry"),
        (3, "write", "bo", "A ferry"),
    ]:
        found = User.objects.filter(username=by).first() or UserFactory(username=by)
        step(brief, number, verb, found, {"headline": words})
    assert record(client, brief)["Written"] == "by one person, checked by another"
    step(brief, 4, "write", found, {"headline": "A boat"})
    step(brief, 5, "approve", found, {"headline": "A boat"})
    cache.clear()
    assert record(client, brief)["Written"] == f"by two people, in two versions; {CHANGED}"


def test_no_name_of_an_editor_reaches_a_reader(client):
    brief = BriefFactory()
    writer, checker = UserFactory(username="writer-w"), UserFactory(username="checker-c")
    step(brief, 1, "write", writer)
    step(brief, 2, "schedule", checker)
    assert record(client, brief)["Written"] == "by one person, checked by another"
    page = client.get(brief.get_absolute_url()).content.decode()
    assert "writer-w" not in page
    assert "checker-c" not in page


COMPARED = "no run of 8 words or more is shared with a document, but for marked quotations"


@pytest.fixture
def citing():
    """A draft that meets every check, and the document on which it rests."""
    document = DocumentFactory(text="The text of the page.")
    clipping = ClippingFactory(document=document)
    told = {"headline": "A ferry crosses the bay", "summary": SUMMARY}
    return BriefFactory(draft=True, citations__clipping=clipping, **told), document


def published(brief):
    # Imported: nobody who publishes it has written it.
    version = Brief.objects.get(pk=brief.pk).version
    return desk.publish(brief, by=UserFactory(editor=True), version=version).brief


def own_words(client, brief):
    cache.clear()
    return record(client, brief).get("Own words")


def test_the_record_says_that_words_were_compared_with_all_documents(client, citing):
    brief = published(citing[0])
    assert own_words(client, brief) == COMPARED
    step(brief, 9, "assign", UserFactory())
    assert own_words(client, brief) == COMPARED
    imported = BriefFactory(citations__clipping=ClippingFactory())
    step(imported, 1, "approve", UserFactory())
    assert own_words(client, imported) is None


def test_an_import_over_a_live_brief_was_compared_with_nothing(client, citing):
    brief = published(citing[0])
    step(brief, 9, "import", UserFactory())
    assert own_words(client, brief) is None
    assert record(client, brief)["Written"].startswith("imported")


def without_text(brief, document):
    Document.objects.filter(pk=document.pk).update(text=None, original=None)


def may_be_reused(brief, document):
    Source.objects.filter(citations__brief=brief).update(reuse=True)


def switched_off(brief, document):
    CheckSwitch.objects.create(check_name="own-words", reason="Not today.")


@pytest.mark.parametrize("spoil", [without_text, may_be_reused, switched_off])
def test_the_record_claims_nothing_of_a_document_that_nobody_compared(client, citing, spoil):
    brief, document = citing
    spoil(brief, document)
    brief = published(brief)
    assert own_words(client, brief) == "not compared with 1 of 1 documents"
    # What is so by now says nothing of the day on which it was let pass.
    Document.objects.update(text="Attached later.")
    Source.objects.update(reuse=False)
    CheckSwitch.objects.all().delete()
    assert own_words(client, brief) == "not compared with 1 of 1 documents"
    content = desk.content_of(desk.record_of(brief)) | {"summary": SUMMARY.replace("ferry", "boat")}
    by = UserFactory(editor=True)
    told = {"kind": "update", "note": "It is a boat.", "by": by, "version": brief.version}
    desk.correct(brief, content, **told)
    assert own_words(client, brief) == COMPARED


def test_a_document_that_a_live_brief_gains_is_compared_and_told(client, citing):
    brief = published(citing[0])
    more = ClippingFactory(published_on="2023-03-04", published_precision="day")
    by = UserFactory(administrator=True)
    copied = ClippingFactory(published_on="2023-03-04", published_precision="day")
    copied.document.text = f"They wrote: {SUMMARY}"
    copied.document.save()
    with pytest.raises(desk.NotPossible, match=r"words in a row of .* stand in line 1"):
        desk.add_clipping(brief, copied, by=by, version=brief.version)
    desk.add_clipping(brief, more, by=by, version=brief.version)
    assert own_words(client, brief) == COMPARED
    source = brief.citations.get(clipping=more).source.name
    page = client.get(brief.get_absolute_url())
    assert f"It cites {source} too." in page.text
    (note,) = html.fromstring(page.content).find_class("note")
    assert "it rests on other sources than before" in note.text_content()
    (side,) = note.xpath(".//dl//dd")
    # What was cited before is not said again.
    assert side.text_content().strip().startswith(f"{source} (")


@pytest.fixture
def quoting():
    reading = {"format": 1, "lines": [["headline", "r", True], *[["body", "r", True]] * 5]}
    clipping = ClippingFactory(document=DocumentFactory(reading=reading, text="Secret text"))
    brief = BriefFactory(
        summary="A ferry sails.",
        body=f"{SAID}\n\nNobody counted. It is “new”. It has 9 decks.",
        tags=[TagFactory(kind="person", name="Ada Reed"), TagFactory(name="ferries")],
        citations__clipping=clipping,
    )
    for sentence, lines in [(SAID, [1, 3, 4]), ("Nobody counted.", [5]), ("It has 9 decks.", [6])]:
        Evidence.objects.create(
            brief=brief, clipping=clipping, sentence=sentence_key(sentence), lines=lines
        )
    return brief


def test_quotations_stand_with_their_speakers_and_lines_and_a_single_one_in_its_sentence(
    client, quoting
):
    assert inside(tree_of(client.get(quoting.get_absolute_url())), "quotation") == []
    quoting.body += "\n\nIt was “built at the old yard”."
    quoting.save()
    cache.clear()
    tree = tree_of(client.get(quoting.get_absolute_url()))
    assert texts(inside(tree, "quotation")) == [
        "“sails at dawn and at dusk”Ada Reed · a line 1, headline; lines 3, 4, text",
        "“built at the old yard”The sentence says who speaks",
    ]


def test_figures_and_quotations_name_document_and_lines_and_other_sentences_do_not(client, quoting):
    tree = tree_of(client.get(quoting.get_absolute_url()))
    rows = inside(tree, "grounds", "//tbody/tr")
    digest = f"{quoting.citations.get().clipping.document.sha256[:16]}…"
    assert [texts(row.xpath("./*")) for row in rows] == [
        [f"{SAID} says Ada Reed", f"a line 1, headline; lines 3, 4, text {digest}"],
        ["It has 9 decks.", f"a line 6, text {digest}"],
    ]
    assert "Secret" not in texts([tree])[0]


GONE = "The ministry denies the figure."
BACK = "The ministry has confirmed the figure."


def brought_back(brief, because=BACK):
    editor = UserFactory(editor=True)
    gone = desk.withdraw(brief, GONE, by=editor, version=1).brief
    desk.restore(gone, by=editor, version=gone.version, because=because)


def test_a_brief_that_came_back_says_why_and_then_when_and_why_it_was_withdrawn(client):
    brief = BriefFactory()
    assert "Withdrawn" not in record(client, brief)
    brought_back(brief)
    said = record(client, brief)["Withdrawn"]
    assert said.startswith("brought back on ")
    assert f". {BACK} It had been withdrawn on " in said
    assert said.endswith(f": {GONE}")


def test_whoever_is_told_of_a_return_reads_first_why_the_brief_is_back(client):
    brief = BriefFactory(headline="A ferry sails", filed_on=timezone.localdate())
    brought_back(brief)
    week = "{}-W{:02}".format(*timezone.localdate().isocalendar())
    for where in ["/corrections/", "/since/?date=2020-01-01", "/", f"/digests/{week}/"]:
        (row,) = rows_of(client, where)
        assert "A ferry sails" in row
        assert f"{BACK} It had been withdrawn on " in row
        assert row.endswith(f": {GONE}")
    for where in [
        f"/digests/{week}/digest.txt",
        "/digests/feed.json",
        *(f"/corrections/feed.{kind}" for kind in ("json", "atom", "rss")),
    ]:
        told = " ".join(client.get(where).content.decode().split())
        assert "Brought back" in told
        assert told.index(BACK) < told.index(GONE)


def test_what_was_said_to_colleagues_of_an_older_return_stays_with_them(client):
    """Returns from before readers were told why have a note, and no sentence for readers."""
    brief = BriefFactory(headline="A ferry sails")
    brought_back(brief, "For colleagues.")
    step = brief.revisions.get(verb="restore")
    del step.snapshot["back_because"]
    Revision.objects.filter(pk=step.pk).update(snapshot=step.snapshot)
    (row,) = rows_of(client, "/corrections/")
    for said in (row, record(client, brief)["Withdrawn"]):
        assert "It had been withdrawn on " in said
        assert said.endswith(f": {GONE}")
        assert "colleagues" not in said


def test_a_brief_that_came_back_keeps_its_id_in_feeds_and_is_newer(client):
    brief, editor = BriefFactory(headline="A ferry sails"), UserFactory(editor=True)
    gone = desk.withdraw(brief, GONE, by=editor, version=1).brief
    (stone,) = json.loads(client.get("/briefs/feed.json").content)["items"]
    desk.restore(gone, by=editor, version=gone.version, because=BACK)
    (item,) = json.loads(client.get("/briefs/feed.json").content)["items"]
    assert item["id"] == stone["id"]
    assert item["date_modified"] > stone["date_modified"]
    (change,) = json.loads(client.get("/corrections/feed.json").content)["items"]
    assert change["title"] == "Brought back: A ferry sails"


def rows_of(client, where):
    """The text of each return on a page, without its date."""
    tree = tree_of(client.get(where))
    return [
        said[said.index("Brought back") :]
        for said in texts([*inside(tree, "entry"), *inside(tree, "rel")])
        if "Brought back" in said
    ]


def test_a_brief_merged_away_and_taken_out_again_says_when_it_was_gone_and_why(client):
    editor = UserFactory(editor=True)
    one, other = BriefFactory(headline="One"), BriefFactory(headline="Other")
    desk.merge(one, other, by=editor, version=1, into_version=1)
    one.refresh_from_db()
    desk.unmerge(one, by=editor, version=one.version)
    said = record(client, one)["Withdrawn"]
    assert said.startswith("brought back on ")
    assert said.endswith(": It tells the same story as “Other”.")
    assert "Withdrawn" not in record(client, other)
    for brief in (one, other):
        assert "imported" in record(client, brief)["Written"]


def test_a_restored_text_has_the_writers_that_it_had_to_readers_as_to_the_desk(client, reporter):
    editor = UserFactory(editor=True)
    ready = BriefFactory(draft=True, summary=SUMMARY, author=reporter)
    brief = desk.write(ready, {"summary": f"{SUMMARY} One."}, by=reporter, version=1).brief
    brief = desk.write(brief, {"summary": SUMMARY}, by=editor, version=2).brief
    brief = desk.restore(brief, 2, by=reporter, version=3).brief
    assert desk.writers(brief) == {reporter.pk}
    UserFactory(editor=True)
    brief = desk.publish(brief, by=editor, version=4).brief
    assert (
        record(client, brief)["Written"] == "by one person, in three versions, checked by another"
    )


def test_who_lets_their_own_words_pass_twice_has_checked_nothing(client, editor):
    brief = BriefFactory(draft=True, summary=f"{SUMMARY} One.", author=editor)
    brief = desk.write(brief, {"summary": SUMMARY}, by=editor, version=1).brief
    at = timezone.now() + timedelta(hours=1)
    brief = desk.schedule(brief, at=at, by=editor, version=2).brief
    assert desk.writers(brief) == {editor.pk}
    brief = desk.publish(brief, by=editor, version=3).brief
    assert record(client, brief)["Written"] == "by one person"
