"""Where figures, numbers in words, years and days of a brief are looked up, and what is said."""

from datetime import date
from itertools import count

import pytest
from django.template.loader import render_to_string

from briefs import desk
from briefs.desk.grounds.written_in import written_in
from briefs.models import Document
from briefs.text.sentences import sentence_key
from tests.factories import BriefFactory, CitationFactory, ClippingFactory, DocumentFactory

pytestmark = pytest.mark.django_db

# One page a language: five boats, 19 May 2022, a service that rested since 2019, 1,234 metres.
PAGES = {
    "en": "The harbour of Puerto Claro has five boats. They sail since 19 May 2022; the service "
    "had rested since 2019. The pier is 1,234 metres long.",
    "es": "El puerto de Puerto Claro tiene cinco barcos. Navegan desde el 19 de mayo de 2022; el "
    "servicio estaba parado desde 2019. El muelle mide 1.234 metros.",
    "pt": "O porto de Puerto Claro tem cinco barcos. Navegam desde 19 de maio de 2022; o serviço "
    "estava parado desde 2019. O cais mede 1.234 metros.",
    "fr": "Le port de Puerto Claro a cinq bateaux. Ils naviguent depuis le 19 mai 2022 ; le "
    "service était arrêté depuis 2019. Le quai mesure 1 234 mètres.",
    "de": "Der Hafen von Puerto Claro hat fünf Boote. Sie fahren seit dem 19. Mai 2022; der "
    "Verkehr ruhte seit 2019. Der Pier ist 1.234 Meter lang.",
    "zh": "克拉罗港有五艘船。二〇二二年五月十九日开航，此前自2019年起停航。码头长1234米。",
}
SAID = {
    "en": "Five boats sail since 19 May 2022. Nothing had sailed since 2019. 1,234 metres.",
    "es": "Cinco barcos navegan desde el 19 de mayo de 2022. Nada desde 2019. 1.234 metros.",
    "pt": "Cinco barcos navegam desde 19 de maio de 2022. Nada desde 2019. 1.234 metros.",
    "fr": "Cinq bateaux naviguent depuis le 19 mai 2022. Rien depuis 2019. 1 234 mètres.",
    "de": "Fünf Boote fahren seit dem 19. Mai 2022. Nichts seit 2019. 1.234 Meter.",
    "zh": "五艘船自2022年5月19日起开航。2019年停航。1234米。",
}


BLANK = count(1)


def brief_on(page, summary, *, language="en", of="en", clipping=(), **more):
    # Blank lines at its end make each page another document.
    document = DocumentFactory(text=page + "\n" * next(BLANK), language=of)
    last = page.count("\n") + 1
    cited = ClippingFactory(document=document, first_line=1, last_line=last, **dict(clipping))
    brief = BriefFactory(
        draft=True, citations=0, headline="Boats", summary=summary, language=language, **more
    )
    CitationFactory(brief=brief, clipping=cited, published_on=None, published_precision="unknown")
    return brief


def check(brief, name):
    (found,) = [one for one in desk.checks(brief) if one.name == name]
    return found


def statements(brief):
    return {s.text: s for ground in desk.evidence(brief) for s in ground.statements}


@pytest.mark.parametrize("of", PAGES)
@pytest.mark.parametrize("language", SAID)
def test_all_is_found_in_a_document_of_any_language(language, of):
    brief = brief_on(PAGES[of], SAID[language], language=language, of=of)
    found = statements(brief)
    assert [s.kind for s in found.values()] == ["day", "number", "year", "figure"]
    assert all([line for _, line in s.rests_on] == [1] for s in found.values())
    assert check(brief, "figures").state == check(brief, "days").state == "met"


@pytest.mark.parametrize(
    ("summary", "missing", "instead"),
    [
        ("Six boats sail from the harbour of Puerto Claro.", "Six boats", "five boats"),
        ("The harbour service had rested since 2018.", "2018", "2019"),
        ("The harbour service sails since 20 May 2022.", "20 May 2022", "19 May 2022"),
        ("The harbour service sails since 19 May 2021.", "19 May 2021", "19 May 2022"),
    ],
)
def test_a_year_a_day_or_a_number_in_words_that_is_not_there_asks_for_a_look(
    summary, missing, instead
):
    brief = brief_on(PAGES["en"], summary)
    statement = statements(brief)[missing]
    assert (statement.found, statement.blocks) == (False, False)
    assert instead in [text for _, _, text in statement.instead]
    said = check(brief, "days")
    assert said.state == "look"
    assert f"{missing} was not found; line 1 of" in said.details[0]


def test_a_figure_that_is_not_there_blocks_and_names_what_the_line_says():
    brief = brief_on(PAGES["en"], "The harbour pier is 1,244 metres long.")
    said = check(brief, "figures")
    assert said.state == "unmet"
    assert "1,244 metres was not found; line 1 of" in said.sentence
    assert said.sentence.endswith("says 1,234 metres.")


@pytest.mark.parametrize("name", ["headline", "summary", "body"])
def test_each_text_of_a_brief_is_looked_up(name):
    brief = brief_on(PAGES["en"], "Boats.")
    for metres, state in (("1,234 metres", "met"), ("1,244 metres", "unmet")):
        setattr(brief, name, f"A pier of {metres}, “the service had rested”")
        assert (check(brief, "figures").state, check(brief, "quotations").state) == (state, "met")
    setattr(brief, name, "A pier, “the service will never rest”")
    assert check(brief, "quotations").state == "unmet"


def test_a_figure_in_digits_is_found_in_words_and_the_other_way_round():
    brief = brief_on("The harbour keeps twelve boats and 30 rafts.", "12 boats and thirty rafts.")
    assert check(brief, "figures").state == check(brief, "days").state == "met"
    brief = brief_on("The harbour keeps twelve boats and 30 rafts.", "13 boats.")
    assert check(brief, "figures").state == "unmet"


def test_a_figure_is_read_by_the_rule_of_the_documents_own_language():
    page = "El puerto movió 1.250 toneladas."
    assert check(brief_on(page, "It moved 1,250 tonnes.", of="es"), "figures").state == "met"
    assert check(brief_on(page, "It moved 1,250 tonnes.", of="en"), "figures").state == "unmet"


TONNES = {
    "en": ("The harbour bought 3,000 tonnes.", "The harbour bought three thousand tonnes."),
    "es": ("El puerto compró 3.000 toneladas.", "El puerto compró tres mil toneladas."),
    "pt": ("O porto comprou 3.000 toneladas.", "O porto comprou três mil toneladas."),
    "fr": ("Le port a acheté 3 000 tonnes.", "Le port a acheté trois mille tonnes."),
    "de": ("Der Hafen hat 3.000 Tonnen.", "Der Hafen hat dreitausend Tonnen."),
    "zh": ("港口购买了3000吨。", "港口购买了三千吨。"),
}


@pytest.mark.parametrize("of", TONNES)
def test_a_draft_in_another_language_than_its_clipping_has_its_figures_found(of):
    """A draft begins with the language of its clipping; its text is written in another one."""
    for page, summary in ((TONNES[of][1], TONNES["en"][0]), (TONNES[of][0], TONNES["en"][1])):
        brief = brief_on(page, summary, language=of, of=of)
        assert check(brief, "figures").state == "met"
    assert check(brief_on(page, "The harbour bought 3,001.", of=of), "figures").state == "unmet"


def test_the_language_of_a_quotation_is_not_that_of_the_brief():
    said = "Wir geben sie in gute Hände ab, und die Stadt hat uns mit dem Geld der Bank geholfen"
    summary = f"The owner sold the ship to the town. He said: „{said}“. It has new masts."
    brief = brief_on(said, summary, language="de", of="de")
    assert written_in(brief) == "en"
    assert check(brief, "language").state == "unmet"


def test_a_quotation_stands_where_its_source_breaks_it_over_the_ends_of_lines():
    page = (
        "They came.\n“Nobody had mended this line with such\npatience before they\ncame,” she said."
    )
    brief = brief_on(page, "She said: ‘Nobody had mended this line with such patience before’.")
    assert check(brief, "quotations").state == "met"
    (ground,) = [g for g in desk.evidence(brief) if g.field == "summary"]
    (quotation,) = [one for one in ground.statements if one.kind == "quotation"]
    assert [number for _document, number in quotation.rests_on] == [2, 3]
    other = brief_on(page, "She said: ‘Nobody had mended this line with such speed’.")
    assert check(other, "quotations").state == "unmet"


def test_a_day_without_its_year_is_borne_by_the_date_read_from_the_clipping():
    page = "The harbour opened on 19 May."
    summary = "The harbour opened on 19 May 2022."
    assert check(brief_on(page, summary), "days").state == "look"
    dated = {
        "event_on": date(2022, 5, 19),
        "event_precision": "day",
        "event_method": "year 2022 inferred: the text is dated 2022-05-20",
    }
    brief = brief_on(page, summary, clipping=dated)
    assert [line for _, line in statements(brief)["19 May 2022"].rests_on] == [1]


def test_a_date_inferred_from_the_day_of_publication_is_evidence_for_that_day():
    page = "The harbour opened on Thursday."
    dated = {
        "event_on": date(2022, 5, 19),
        "event_precision": "day",
        "event_method": "“Thursday” counted back from 2022-05-20",
    }
    brief = brief_on(page, "It opened on 19 May 2022.", clipping=dated)
    statement = statements(brief)["19 May 2022"]
    assert (statement.rests_on, statement.found) == ([], True)
    assert "counted back from 20 May 2022" in statement.by
    brief = brief_on(page, "It opened on 20 May 2022.", clipping=dated)
    assert not statements(brief)["20 May 2022"].found


def test_a_date_that_an_editor_typed_is_no_evidence_for_itself():
    own = {"event_on": date(2022, 5, 19), "event_precision": "day"}
    page, summary = "The harbour opened on Thursday.", "It opened on 19 May 2022."
    assert check(brief_on(page, summary, **own), "days").state == "look"
    inferred = own | {"event_inferred": True, "event_inferred_from": "Told by the weekday."}
    assert check(brief_on(page, summary, **inferred), "days").state == "met"


def test_days_of_a_range_are_found_in_it_and_none_beside_it():
    page = "The fair ran from 16 to 18 March 2025."
    for day, state in ((15, "look"), (16, "met"), (17, "met"), (18, "met"), (19, "look")):
        assert check(brief_on(page, f"They met on {day} March 2025."), "days").state == state


def test_a_sentence_in_another_language_rests_on_the_lines_of_its_figures():
    brief = brief_on("前言。\n\n码头长1234米。", "Pier: 1,234 metres.", of="zh")
    (ground,) = [g for g in desk.evidence(brief) if g.field == "summary"]
    assert [line for _, line in ground.lines] == [3]


def test_what_stands_only_in_a_line_that_was_left_out_is_said_to_stand_there():
    page = "The harbour has a new pier.\nAlso read: 45 boats burn"
    brief = brief_on(page, "The harbour has 45 boats.")
    assert check(brief, "figures").state == "met"
    document = brief.citations.get().clipping.document
    document.reading = {"format": 1, "lines": [["body", "", True], ["teaser", "a list", False]]}
    document.save()
    said = check(brief, "figures")
    assert said.state == "unmet"
    assert "45 boats stands only in line 2 of" in said.sentence


def test_the_line_of_who_and_when_bears_a_day():
    brief = brief_on("Puerto Claro, 19 May 2022\nA pier.", "On 19 May 2022 there was a pier.")
    document = brief.citations.get().clipping.document
    document.reading = {"format": 1, "lines": [["dateline", "", False], ["body", "", True]]}
    document.save()
    assert check(brief, "days").state == "met"


def test_the_panel_names_lines_verdicts_and_what_stands_instead():
    summary = "The harbour service had rested since 2018. Nobody counted 77 gulls. Five boats."
    grounds = desk.evidence(brief_on(PAGES["en"], summary))
    shown = " ".join(render_to_string("admin/briefs/evidence.html", {"grounds": grounds}).split())
    assert "says “2019”" in shown
    assert shown.count('<span class="state no">not found</span>') == 1
    assert shown.count('<span class="state wait">not found</span>') == 1
    assert "its words rest on no line that was found" in shown
    assert "rests on nothing" not in shown


def test_a_page_that_gives_another_figure_bears_no_sentence_that_states_one():
    old = (
        "The bridge at Puerto Claro is closed for commuters\n"
        "The bridge at Puerto Claro is closed. It carries 3,200 commuters a day to the harbour."
    )
    new = old.replace("3,200", "4,100")
    said = "The bridge carries 4,100 commuters a day. It is closed at Puerto Claro."
    brief = brief_on(old, said)
    document = DocumentFactory(text=new)
    later = ClippingFactory(document=document, first_line=1, last_line=2)
    CitationFactory(brief=brief, clipping=later, position=1)
    grounds = {ground.sentence: ground.lines for ground in desk.evidence(brief)}
    assert {d.pk for d, _line in grounds["The bridge carries 4,100 commuters a day."]} == {
        document.pk
    }
    assert len({d.pk for d, _line in grounds["It is closed at Puerto Claro."]}) == 2


@pytest.mark.parametrize("by", ["a merge", "a clipping that is added"])
def test_every_sentence_is_looked_up_in_what_came_to_the_brief(editor, by):
    page = "The bridge at Puerto Claro is closed. Commuters walk to the harbour now."
    said = "The bridge is closed at Puerto Claro."
    brief, gone, other = (brief_on(page, said) for _n in range(3))
    for one in (brief, gone, other):
        desk.write(one, {"body": said}, by=editor, version=1)
    came = other.citations.get().clipping

    def bearing():
        return set(brief.evidence.filter(sentence=key).values_list("clipping", flat=True))

    key = sentence_key(said)
    first = bearing()
    # What is known of a page whose text is kept no more stays as it is known.
    desk.merge(gone, brief, by=editor, version=2, into_version=2)
    known = gone.citations.get().clipping
    Document.objects.filter(clippings=known).update(text=None, original=None)
    assert bearing() == first | {known.pk}
    if by == "a merge":
        desk.merge(other, brief, by=editor, version=2, into_version=3)
    else:
        desk.add_clipping(brief, came, by=editor, version=3)
    assert bearing() == first | {known.pk, came.pk}
    if by == "a merge":
        desk.unmerge(other, by=editor, version=3)
        assert bearing() == first | {known.pk}


@pytest.mark.parametrize(
    ("said", "bears"), [("in March 2027", ["dated"]), ("late", ["dated", "other"])]
)
def test_a_page_that_gives_no_such_day_bears_nothing_of_a_sentence_that_another_dates(said, bears):
    page = "Building of the harbour pier starts {}, the board of Puerto Claro said."
    brief = brief_on(
        page.format("in March 2027"), page.format(said), clipping={"headline": "dated"}
    )
    document = DocumentFactory(text=page.format("and takes thirty months"), language="en")
    other = ClippingFactory(document=document, first_line=1, last_line=1, headline="other")
    CitationFactory(brief=brief, clipping=other)
    ground = next(one for one in desk.evidence(brief) if one.field == "summary")
    found = {document for document, _line in ground.lines}
    of = {c.clipping.document: c.clipping.headline for c in brief.citations.all()}
    assert sorted(of[document] for document in found) == bears


def test_the_name_of_a_month_is_no_word_that_a_line_shares_with_a_sentence():
    said = "Argentina took part in a fair on 5 November 2021."
    brief = brief_on("A plant in Argentina: the county told of it on 18 November 2026.", said)
    ground = next(one for one in desk.evidence(brief) if one.field == "summary")
    assert ground.lines == []
    brief = brief_on("Argentina has its stand at the fair, on 5 November 2021.", said)
    ground = next(one for one in desk.evidence(brief) if one.field == "summary")
    assert [line for _document, line in ground.lines] == [1]
