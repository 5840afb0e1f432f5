"""An editor knows better than the reading."""

from datetime import date
from hashlib import sha256

import pytest

from briefs import desk
from briefs.desk.documents import reading_today
from briefs.models import Clipping, Document, Edition
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

DIGEST = """Peru opens a ferry line to its southern islands

The ministry of transport of Peru opened a ferry line on 4 March 2023. It carries 120 passengers a day.

Chile lends two boats to the harbour of Puerto Claro

Two boats left Chile on 6 March 2023 for the harbour of Puerto Claro. They will stay for 14 months.

« Previous Page
""".encode()  # noqa: E501


@pytest.fixture
def document(reporter):
    return desk.take_in(DIGEST, "digest.txt", by=reporter)[0]


def test_a_kept_line_is_left_out_and_kept_again(document, reporter):
    outcome = desk.turn(document, 3, by=reporter)
    clipping = document.clippings.first()
    assert clipping.excerpt == ""
    assert "Line 3 is left out now." in outcome.sentence
    document.refresh_from_db()
    assert document.read_lines()[2].kept is False
    assert reporter.username in document.read_lines()[2].reason
    desk.turn(document, 3, by=reporter)
    clipping.refresh_from_db()
    assert "120 passengers" in clipping.excerpt


def test_a_line_outside_every_clipping_is_never_lost_when_it_is_kept(document, reporter):
    desk.turn(document, 9, by=reporter)
    assert list(document.clippings.values_list("first_line", "last_line"))[-1] == (9, 9)
    assert not [line for covered in desk.coverage() for line in covered.lost_lines]


def test_a_line_that_is_turned_round_twice_leaves_no_clipping_behind(document, reporter):
    desk.turn(document, 9, by=reporter)
    desk.turn(document, 9, by=reporter)
    assert [c.first_line for c in document.clippings.all()] == [1, 5]


def test_a_clipping_is_split_and_joined_again(document, reporter):
    first = document.clippings.first()
    desk.split(first, 3, by=reporter)
    assert [c.first_line for c in document.clippings.all()] == [1, 3, 5]
    desk.join(document.clippings.get(first_line=3), by=reporter)
    assert [(c.first_line, c.last_line) for c in document.clippings.all()] == [(1, 3), (5, 7)]


def test_a_line_that_was_left_out_is_the_headline_of_a_split_until_that_is_joined(
    document, reporter
):
    document.reading["lines"][4] = ["leftover", "stands outside the story", False]
    document.save()
    first, second = document.clippings.all()
    second.delete()
    Clipping.objects.filter(pk=first.pk).update(last_line=7)
    desk.split(first, 5, by=reporter)
    document.refresh_from_db()
    line = document.read_lines()[4]
    assert (line.role, line.kept, line.reason) == ("headline", True, f"{reporter} says so")
    second = document.clippings.get(first_line=5)
    assert second.headline.startswith("Chile lends")
    assert second.excerpt.startswith("Two boats")
    desk.join(second, by=reporter)
    document.refresh_from_db()
    assert document.read_lines()[4].role == "leftover"
    assert "Chile lends" not in document.clippings.get().excerpt


def test_each_part_of_a_split_clipping_is_found_by_its_own_words(document, reporter):
    second = document.clippings.last()
    told = {"headline": "Boats for Puerto Claro", "excerpt": second.excerpt}
    asked = ClippingFactory(**told)
    desk.join(second, by=reporter)
    desk.split(document.clippings.get(), 5, by=reporter)
    assert [other.first_line for other, _likeness in desk.nearby(asked)[1]] == [5]


def test_the_source_goes_with_the_part_beside_which_it_stands(document, reporter):
    lines = document.reading["lines"]
    lines[7] = ["source-line", "says where it comes from", False]
    document.save()
    credit = {"origin": "Bay Courier", "published_on": date(2023, 3, 7)}
    document.clippings.filter(first_line=5).update(**credit, published_precision="day")
    outcome = desk.split(document.clippings.get(first_line=5), 7, by=reporter)
    assert "go with it" in outcome.sentence
    said = document.clippings.values_list("first_line", "origin", "published_precision")
    assert list(said)[1:] == [(5, "", "unknown"), (7, "Bay Courier", "day")]
    desk.join(document.clippings.get(first_line=7), by=reporter)
    assert document.clippings.get(first_line=5).published_on == date(2023, 3, 7)
    document.refresh_from_db()
    document.reading["lines"][7], document.reading["lines"][5] = lines[5], lines[7]
    document.save()
    assert "go with it" not in desk.split(document.clippings.last(), 7, by=reporter).sentence
    assert document.clippings.get(first_line=5).origin == "Bay Courier"


@pytest.mark.parametrize(
    ("day", "published", "method"),
    [
        (b"on Thursday", date(2026, 11, 20), "counted back from"),
        (b"on 19 November", None, "a neighbour told the year"),
    ],
)
def test_each_part_of_a_split_clipping_has_the_day_that_it_names(reporter, day, published, method):
    page = desk.take_in(DIGEST.replace(b"on 6 March 2023", day), "page.txt", by=reporter)[0]
    dated = {"published_on": published, "published_precision": "day" if published else "unknown"}
    Document.objects.filter(pk=page.pk).update(kind="digest", **dated)
    told = {"event_on": date(2026, 11, 19), "event_precision": "day", "event_method": method}
    page.clippings.filter(first_line=5).update(**told)
    desk.split(page.clippings.get(first_line=5), 7, by=reporter)
    first, second = page.clippings.filter(first_line__gt=1)
    assert (first.event_on, first.event_precision, first.event_method) == (None, "unknown", "")
    assert (second.event_on, method in second.event_method) == (date(2026, 11, 19), True)
    assert ("undated" in first.flags) == (published is None)
    desk.join(second, by=reporter)
    first.refresh_from_db()
    assert (first.event_on, "undated" in first.flags) == (date(2026, 11, 19), False)


def test_two_stories_become_one(document, reporter):
    above = document.clippings.filter(first_line=1)
    above.update(event_on=None, event_precision="unknown", flags=["tampered"])
    document.clippings.filter(first_line=5).update(flags=["figures"])
    desk.join(document.clippings.last(), by=reporter)
    only = document.clippings.get()
    assert "Two boats" in only.excerpt
    assert "120 passengers" in only.excerpt
    assert only.flags == ["figures", "tampered"]
    assert (only.event_on, only.event_precision) == (date(2023, 3, 6), "day")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d, by: desk.turn(d, 2, by=by), "no text in line 2"),
        (lambda d, by: desk.turn(d, 99, by=by), "no text in line 99"),
        (lambda d, by: desk.split(d.clippings.first(), 1, by=by), "cannot be split"),
        (lambda d, by: desk.split(d.clippings.first(), 2, by=by), "no text in line 2"),
        (lambda d, by: desk.join(d.clippings.first(), by=by), "No clipping stands above"),
    ],
)
def test_what_makes_no_sense_is_refused(document, reporter, change, sentence):
    with pytest.raises(desk.NotPossible, match=sentence):
        change(document, reporter)


def test_where_a_clipping_on_which_a_brief_rests_begins_and_ends_stays_as_it_is(document, reporter):
    first, second = document.clippings.all()
    desk.turn(document, 9, by=reporter)
    CitationFactory(clipping=first)
    CitationFactory(clipping=document.clippings.last())
    for change in (
        lambda: desk.turn(document, 9, by=reporter),
        lambda: desk.split(first, 3, by=reporter),
        lambda: desk.join(second, by=reporter),
    ):
        with pytest.raises(desk.NotPossible, match="rests on"):
            change()


def test_a_line_of_a_draft_is_turned_and_its_people_are_told(document, reporter):
    draft = desk.use(document.clippings.first(), by=reporter).brief
    draft = desk.write(
        draft, {"summary": "It carries 120 passengers."}, by=reporter, version=1
    ).brief

    def grounds():
        (ground,) = [found for found in desk.evidence(draft) if found.field == "summary"]
        (stated,) = ground.statements
        return [line for _document, line in ground.lines], stated.found

    assert grounds() == ([3], True)
    outcome = desk.turn(document, 3, by=reporter)
    assert f"as before: “{draft}”" in outcome.sentence
    assert list(desk.evidence_changed()) == [draft]
    assert grounds() == ([], False)
    desk.turn(document, 3, by=reporter)
    assert grounds() == ([3], True)


def test_a_line_that_is_as_it_shall_be_stays_so(document, reporter):
    """Two windows show one line as kept, and both leave it out."""
    assert desk.turn(document, 3, by=reporter, keep=False).changed
    again = desk.turn(document, 3, by=reporter, keep=False)
    assert (again.changed, again.sentence) == (False, "Line 3 is left out already.")
    document.refresh_from_db()
    assert not document.read_lines()[2].kept
    assert desk.turn(document, 3, by=reporter, keep=True).changed
    assert desk.turn(document, 3, by=reporter, keep=True).sentence == "Line 3 is kept already."


def test_who_may_not_read_documents_decides_nothing(document):
    with pytest.raises(desk.NotAllowed):
        desk.turn(document, 3, by=UserFactory())


def test_a_clipping_that_went_meanwhile_is_refused_in_a_sentence(document, reporter):
    gone = document.clippings.last()
    document.clippings.filter(pk=gone.pk).delete()
    for verb in (
        lambda: desk.split(gone, 7, by=reporter),
        lambda: desk.join(gone, by=reporter),
        lambda: desk.reject(gone, "No news.", by=reporter),
        lambda: desk.use(gone, by=reporter),
    ):
        with pytest.raises(desk.NotPossible, match="no longer there"):
            verb()


@pytest.mark.parametrize("known_lines", [False, True])
def test_a_file_that_is_attached_is_read_as_its_document_and_readers_are_told(
    reporter, known_lines
):
    page = b"<h1>A ferry line opens</h1><p>The line links two ports of the bay, the paper says.</p>"
    known = DocumentFactory(
        name="page.html",
        sha256=sha256(page).hexdigest(),
        text=None,
        original=None,
        reading={"format": 1, "lines": [["body", "a line", True]]} if known_lines else None,
    )
    CitationFactory(brief=BriefFactory(), clipping=ClippingFactory(document=known))
    before = Edition.objects.number()
    desk.take_in(page, "anything.txt", by=reporter)
    known.refresh_from_db()
    assert "<h1>" not in known.text
    # What readers are told, the lines, may have been known before.
    assert Edition.objects.number() == before + (not known_lines)


def test_a_document_that_went_and_came_again_is_read(document, reporter):
    """That its bytes were not here is not remembered."""
    known = document.sha256, "digest.txt"
    reading_today._read.cache_clear()
    Document.objects.update(original=None)
    with pytest.raises(reading_today._NotKept):
        reading_today._read(*known)
    Document.objects.update(original=DIGEST)
    assert len(reading_today._read(*known).clippings) == 2


def test_a_rejected_clipping_is_taken_back_before_anything_is_made_of_its_lines(document, reporter):
    first, second = document.clippings.order_by("first_line")
    desk.reject(first, "Old news.", by=reporter)
    for verb in (
        lambda: desk.join(second, by=reporter),
        lambda: desk.turn(document, 3, by=reporter),
        lambda: desk.split(first, 3, by=reporter),
    ):
        with pytest.raises(desk.NotPossible, match="is rejected: take that back first"):
            verb()
    assert document.clippings.filter(pk=second.pk).exists()
    desk.take_back(first, by=reporter)
    assert desk.join(second, by=reporter).changed


def test_what_contradicts_a_brief_still_does_when_it_is_joined_to_another(document, reporter):
    first, second = document.clippings.order_by("first_line")
    brief = BriefFactory()
    document.clippings.filter(pk=second.pk).update(contradicts=brief)
    desk.join(second, by=reporter)
    first.refresh_from_db()
    assert first.contradicts == brief
