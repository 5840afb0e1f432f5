"""Own words, evidence and the publishing list."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from briefs import desk
from briefs.models import Brief, Clipping, Document
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

PAGE = (
    "Ferry opens\n\nThe harbour office of Puerto Claro opened a ferry line that crosses the wide "
    "bay twice every day. It cost 3 million dollars. “We waited for years,” the master said."
)


@pytest.fixture
def brief():
    document = DocumentFactory(text=PAGE)
    brief = BriefFactory(draft=True, citations=0, headline="Ferry joins two shores", summary="")
    CitationFactory(brief=brief, clipping=ClippingFactory(document=document))
    return brief


def written(brief, summary, **more):
    return desk.write(
        brief,
        {"summary": summary, **more},
        by=UserFactory(administrator=True),
        version=Brief.objects.get(pk=brief.pk).version,
    ).brief


def state(brief, name):
    (check,) = [check for check in desk.checks(brief) if check.name == name]
    return check


def test_own_words_are_met_by_our_own_words(brief):
    brief = written(brief, "Two shores of the bay are joined by a boat, says the office.")
    assert state(brief, "own-words").state == "met"


def test_own_words_name_the_run_the_document_and_the_line(brief):
    copied = "a ferry line that crosses the wide bay twice every day"
    brief = written(brief, f"Now there is {copied}, they say.")
    check = state(brief, "own-words")
    assert check.state == "unmet"
    assert check.details == [f"“{copied}”"]
    assert "line 3" in check.sentence
    assert "11 words" in check.sentence


def test_own_words_are_asked_across_the_lines_of_either_text(brief):
    copied = "opened a ferry line that crosses the wide bay twice every day"
    short = "opened a ferry line\nthat crosses the wide\nbay twice every day"
    assert state(written(brief, short), "own-words").state == "unmet"
    page = brief.citations.get().clipping.document
    page.text = PAGE.replace(copied, short)
    page.save()
    check = state(written(brief, copied), "own-words")
    assert (check.state, "from line 3 of" in check.sentence) == ("unmet", True)


def test_a_marked_quotation_that_stands_in_its_source_is_not_copied(brief):
    page = brief.citations.get().clipping.document
    page.text += " “We waited for years and nobody ever came to ask us why,” she said."
    page.save()
    said = "we waited for years and nobody ever came to ask us why"
    brief = written(brief, f'The office said: "{said}".')
    assert state(brief, "own-words").state == "met"
    assert state(brief, "quotations").state == "met"
    brief = written(brief, f"The office said {said}.")
    assert state(brief, "own-words").state == "unmet"


def test_names_of_tags_and_sources_are_no_copied_words(brief):
    name = "Society for the Care of All the Small Old Harbours"
    page = brief.citations.get().clipping.document
    page.text += f"\nIt was opened by the {name} itself."
    page.save()
    brief = written(brief, f"The {name} was there.")
    assert state(brief, "own-words").state == "unmet"
    TagFactory(kind="organisation", name=name)
    assert state(brief, "own-words").state == "met"


def test_own_words_are_not_checkable_without_the_text(brief):
    page = brief.citations.get().clipping.document
    page.original = page.text = None
    page.save()
    brief = written(brief, "Two shores are joined.")
    assert state(brief, "own-words").state == "look"


def test_a_source_that_allows_reuse_may_be_repeated(brief):
    citation = brief.citations.get()
    citation.source = SourceFactory(reuse=True)
    citation.save()
    brief = written(brief, "A ferry line that crosses the wide bay twice every day opened.")
    assert state(brief, "own-words").state == "met"


@pytest.mark.parametrize("marks", ["“%s”", "‘%s’", "„%s“", '"%s"', "«%s»"])
def test_an_invented_quotation_is_refused(brief, marks):
    brief = written(brief, f"{marks % 'We never waited,'} the master said of the boat.")
    check = state(brief, "quotations")
    assert (check.state, check.details) == ("unmet", ["We never waited,"])
    brief = written(brief, f"{marks % 'We waited for years,'} the master said of the boat.")
    assert state(brief, "quotations").state == "met"


@pytest.mark.parametrize(
    ("words", "state_"),
    [
        ("‘we waited for years and nobody ever came to ask us why,’ the master said.", "met"),
        (
            "In the ‘90s we waited for years and nobody ever came to ask the masters’ guild.",
            "unmet",
        ),
        ("So ‘tis: we waited for years and nobody ever came to ask the masters’ guild.", "unmet"),
    ],
)
def test_an_apostrophe_hides_no_copied_words(brief, words, state_):
    page = brief.citations.get().clipping.document
    page.text += (
        " “We waited for years and nobody ever came to ask us why,” she said. In the ‘90s we"
    )
    page.text += (
        " waited for years and nobody ever came to ask the masters’ guild. So ‘tis: we waited"
    )
    page.text += " for years and nobody ever came to ask the masters’ guild."
    page.save()
    assert state(written(brief, words), "own-words").state == state_


def test_an_apostrophe_opens_no_quotation(brief):
    brief = written(brief, "The crew’s boat and the owners’ quay, the ‘big’ one, aren’t old.")
    check = state(brief, "quotations")
    assert (check.state, check.details) == ("unmet", ["big"])


def test_a_figure_must_stand_in_a_cited_clipping(brief):
    brief = written(brief, "The line cost 4 million dollars, the office says.")
    assert state(brief, "figures").state == "unmet"
    brief = written(brief, "The line cost 3 million dollars, the office says.")
    assert state(brief, "figures").state == "met"


def test_a_figure_in_another_currency_stands_in_no_clipping(brief):
    brief = written(brief, "The line cost 3 million euros, the office says.")
    assert state(brief, "figures").state == "unmet"


def test_figures_cannot_be_checked_where_there_is_no_document():
    brief = BriefFactory(draft=True, summary="The line cost 4 million dollars.")
    assert state(brief, "figures").state == "look"


def test_evidence_names_the_line_of_each_sentence_and_figure(brief):
    brief = written(brief, "The harbour of Puerto Claro has a ferry. Its price was 3 million.")
    grounds = [g for g in desk.evidence(brief) if g.field == "summary"]
    assert [[line for _, line in g.lines] for g in grounds] == [[3], [3]]
    (statement,) = [s for g in grounds for s in g.statements]
    assert [line for _, line in statement.rests_on] == [3]


def test_a_draft_that_no_verb_has_touched_yet_shows_its_evidence_too(brief):
    Brief.objects.filter(pk=brief.pk).update(summary="The harbour of Puerto Claro has a ferry.")
    brief.refresh_from_db()
    assert not brief.evidence.exists()
    (ground,) = [g for g in desk.evidence(brief) if g.field == "summary"]
    assert [line for _, line in ground.lines] == [3]
    assert state(brief, "evidence").state == "met"


def test_an_untouched_sentence_keeps_its_evidence_through_an_edit(brief):
    first = "The harbour of Puerto Claro has a ferry."
    brief = written(brief, f"{first} It is new.")
    kept = brief.evidence.get()
    page = kept.clipping.document
    page.original = page.text = None
    page.save()
    brief = written(brief, f"Now it is old. {first.replace('Puerto', 'PUERTO')}")
    assert brief.evidence.get() == kept
    brief = written(brief, "Nothing of it is left.")
    assert not brief.evidence.exists()


TWO_FIGURES = (
    b"Ferry office hires 400 sailors in Peru\n\nThe office in Peru hired 40 sailors on 4 May 2023,"
    b" it said. They serve on the line to the southern islands from June.\n"
)
WRONG_ORDINAL = (
    b"Peru shows its fruit in Shanghai\n\nGrowers of Peru came to the 8th China International"
    b" Import Expo on 5 November 2021, they said, and sold blueberries to many buyers.\n"
)


@pytest.mark.parametrize(
    ("page", "flag"),
    [(TWO_FIGURES, "figures-in-conflict"), (WRONG_ORDINAL, "ordinal-in-conflict")],
)
def test_a_source_that_contradicts_itself_must_be_decided_about_in_the_citations_note(page, flag):
    reporter = UserFactory(reporter=True)
    document, _ = desk.take_in(page, "page.txt", by=reporter)
    clipping = document.clippings.get()
    assert flag in clipping.flags
    brief = desk.use(clipping, by=reporter).brief
    citation = brief.citations.first()
    assert not citation.note
    assert state(brief, "conflicts").state == "unmet"
    citation.note = "The headline says otherwise than the text, which we follow."
    citation.save()
    assert state(brief, "conflicts").state == "look"


SOLD = (
    b"A trial of a new lamp opens in Corvel Bay\n\nThe harbour board of Corvel Bay tries a lamp "
    b"that burns without oil, said its secretary on 5 November 2021, and eighty keepers will look "
    b"after it.\n\nThe keepers asked for it. Meanwhile best online casino no deposit bonus "
    b"players can claim free spins the board will teach twelve of them.\n"
)


def test_a_cited_line_that_sells_asks_for_a_look_until_somebody_left_it_out(reporter):
    document, _ = desk.take_in(SOLD, "lamp.txt", by=reporter)
    clipping = document.clippings.get()
    assert clipping.flags == ["tampered"]
    brief = desk.use(clipping, by=reporter).brief
    check = state(brief, "tampering")
    assert (check.state, check.line) == ("look", (document, 5))
    assert "line 5 of lamp.txt" in check.sentence
    (clause,) = check.details
    assert "casino" in clause
    assert "keepers" not in clause
    # Nor does the clause come back to the material when another line is turned round and back.
    for _time in range(2):
        desk.turn(document, 3, by=reporter)
    clipping.refresh_from_db()
    assert "eighty keepers" in clipping.excerpt
    assert "casino" not in clipping.excerpt
    desk.turn(document, 5, by=reporter)
    check = state(brief, "tampering")
    assert (check.state, check.sentence) == ("met", "What sells was left out of lamp.txt.")


def test_of_a_tampered_text_that_is_not_kept_nothing_is_said(reporter):
    document, _ = desk.take_in(SOLD, "lamp.txt", by=reporter)
    brief = desk.use(document.clippings.get(), by=reporter).brief
    Document.objects.update(text=None, original=None)
    assert "Not checkable" in state(brief, "tampering").sentence
    Clipping.objects.update(flags=[])
    assert state(brief, "tampering").state == "met"


def test_a_printed_headline_is_not_ours_however_short(brief):
    citation = brief.citations.get()
    citation.title = "FERRY joins “two shores”."
    citation.save()
    brief = written(brief, "Two shores are joined.", headline='Ferry joins "two shores"')
    assert state(brief, "headline").state == "unmet"
    brief = written(brief, "Two shores are joined.", headline="Two shores get a ferry")
    assert state(brief, "headline").state == "met"


def test_a_story_that_is_public_already_is_not_told_twice(brief):
    clipping = brief.citations.get().clipping
    clipping.excerpt = PAGE
    clipping.save()
    other = ClippingFactory(excerpt=PAGE, headline=clipping.headline)
    desk.mark([clipping, other])
    assert state(brief, "once").state == "met"
    twin = BriefFactory(draft=True, citations__clipping=other)
    assert state(brief, "once").state == "look"
    twin.delete()
    BriefFactory(headline="The twin", citations__clipping=other)
    check = state(brief, "once")
    assert (check.state, "The twin" in check.sentence) == ("unmet", True)


@pytest.mark.parametrize(
    ("count", "found"), [(9, "unmet"), (10, "look"), (40, "met"), (90, "met"), (91, "look")]
)
def test_a_summary_has_the_length_of_the_house(brief, count, found):
    assert state(written(brief, "boat " * count), "summary").state == found


def test_every_check_has_a_label_and_a_sentence(brief):
    for check in desk.checks(brief):
        assert check.state in {"met", "look", "unmet", "off"}
        assert check.label
        assert check.sentence


@pytest.mark.parametrize(
    ("said", "met"),
    [
        ({"published_precision": "none"}, True),
        ({"published_on": date(2023, 3, 4), "published_precision": "day"}, True),
        (
            {"published_precision": "unknown", "note": "Undated; no day and no year stands there."},
            False,
        ),
    ],
    ids=["said to state none", "dated", "words of a note"],
)
def test_one_source_is_dated_or_said_to_state_no_date(said, met):
    brief = BriefFactory(draft=True, citations=0)
    CitationFactory(brief=brief, **said)
    assert state(brief, "sources").state == ("met" if met else "unmet")
    CitationFactory(brief=brief, published_precision="none")
    assert state(brief, "sources").state == "met"


def test_a_day_is_not_entered_for_a_source_that_states_none():
    citation = CitationFactory.build(published_on=date(2023, 3, 4))
    with pytest.raises(ValidationError, match="how exact it is"):
        citation.clean()
    CitationFactory.build().clean()


@pytest.mark.parametrize(
    ("text", "clipping", "state_of_it"),
    [
        ("It opened on 13 November 2021.", {}, "met"),
        ("It opened on 13 November.", {}, "look"),
        ("It opened on 13 November.", {"published_on": "2021-11-15"}, "met"),
        ("It opened on 14 November 2021.", {}, "look"),
        ("It opened.", {"event_on": "2021-11-13", "event_precision": "day"}, "met"),
        (
            "It opened on Saturday.",
            {
                "event_on": "2021-11-13",
                "event_precision": "day",
                "event_method": "“Saturday” counted back from 2021-11-15",
            },
            "look",
        ),
    ],
)
def test_a_day_is_stated_where_a_cited_line_states_it(text, clipping, state_of_it):
    if "published_on" in clipping:
        clipping["published_precision"] = "day"
    document = DocumentFactory(text=f"Ferry opens\n\n{text}")
    brief = BriefFactory(draft=True, citations=0)
    CitationFactory(brief=brief, clipping=ClippingFactory(document=document, **clipping))
    found = state(brief, "date")
    assert found.state == state_of_it
    said = "is stated by what is cited" if state_of_it == "met" else "no line that is cited says it"
    assert said in found.sentence


def test_a_day_of_a_brief_that_cites_no_document_was_typed():
    found = state(BriefFactory(draft=True), "date")
    assert (found.state, "13 Nov 2021 was typed" in found.sentence) == ("look", True)


def test_the_last_day_of_several_is_looked_up_too():
    document = DocumentFactory(text="Ferry opens\n\nIt opened on 13 November 2021.")
    brief = BriefFactory(draft=True, citations=0, event_until=date(2021, 11, 16))
    CitationFactory(brief=brief, clipping=ClippingFactory(document=document))
    assert state(brief, "date").state == "look"
    document.text = "Ferry opens\n\nIt opened on 13–16 November 2021."
    document.save()
    assert state(brief, "date").state == "met"
    Brief.objects.filter(pk=brief.pk).update(event_until=None, event_precision="year")
    brief.refresh_from_db()
    assert state(brief, "date").state == "met"


def test_what_is_planned_is_not_published_as_what_happened(brief):
    citation = brief.citations.get()
    planned = {"event_on": date(2022, 3, 5), "event_precision": "day"}
    told = {"published_on": date(2022, 3, 4), "published_precision": "day"}
    Clipping.objects.filter(pk=citation.clipping_id).update(**planned)
    type(citation).objects.update(**told)
    check = state(written(brief, "", **planned), "date")
    assert check.state == "unmet"
    assert "5 Mar 2022 lies after the day of the source" in check.sentence
    check = state(written(brief, "", event_on=None, event_precision="unknown"), "date")
    assert check.state == "look"
    assert "5 Mar 2022 lies after the day of the source: it is planned" in check.sentence
    # A source of that day tells that it happened.
    type(citation).objects.update(published_on=planned["event_on"])
    assert state(written(brief, "", **planned), "date").state != "unmet"


def test_no_day_that_has_not_come_has_happened(brief):
    day = timezone.localdate() + timedelta(days=1)
    said = {"event_on": day, "event_precision": "day"}
    assert state(written(brief, "", **said), "date").state == "unmet"
    said = {"event_on": timezone.localdate(), "event_precision": "day"}
    assert state(written(brief, "", **said), "date").state == "look"
