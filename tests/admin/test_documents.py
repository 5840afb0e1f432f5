"""What comes in: taking in, the reading page, attaching a file to its hash, the inbox."""

import hashlib
import re
from datetime import date

import pytest
from django.contrib import messages
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.admin.common.likeness import likenesses, told_already
from briefs.admin.documents import take_in
from briefs.desk.stories.likeness import Near
from briefs.intake import Likeness
from briefs.models import Brief, Clipping, Document
from briefs.text import limits
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    UserFactory,
)

from .forms import change, said, typed

pytestmark = pytest.mark.django_db

ADD = reverse("admin:briefs_document_add")
LIST = reverse("admin:briefs_document_changelist")
INBOX = reverse("admin:briefs_clipping_changelist")
PAGE = b"""A ferry line opens at Low Bay

LOW BAY, 3 May 2024. The first ferry crossed the bay at noon with 40 passengers on board, and the \
harbour master said that a second one would follow in June.

The town has waited for the line since the bridge was closed two years ago, and the owners of the \
shops at the landing stage say that their street has been empty since then.

A ticket costs less than the bus over the bridge did, said the company that runs the line. It did \
not say how long it will keep the price.

LEAVE A REPLY
"""


def reading_of(document):
    return reverse("admin:briefs_document_reading", args=[document.pk])


def upload(name, data):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def document(editor):
    return desk.take_in(PAGE, "ferry.txt", by=editor)[0]


def test_one_file_leads_to_its_reading(as_reporter):
    response = as_reporter.post(ADD, {"files": [upload("ferry.txt", PAGE)]})
    document = Document.objects.get()
    assert response.url == reading_of(document)
    assert document.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert not Brief.objects.exists()


def test_many_files_are_read_each_and_a_refused_one_stops_none(as_reporter):
    files = [upload("ferry.txt", PAGE), upload("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 900)]
    files.append(upload("other.txt", PAGE.replace(b"ferry", b"tram")))
    response = as_reporter.post(ADD, {"files": files})
    taken = response.context["taken"]
    assert [one.document is not None for one in taken] == [True, False, True]
    assert Document.objects.count() == 2


def test_what_became_of_many_files_says_kind_clippings_and_flags(as_reporter, document):
    document.clippings.update(rejected_because="No news.")
    lure = b"\n\nCHEAP PILLS buy now!!! http://pills.example click here viagra casino\n"
    tram = PAGE.replace(b"ferry", b"tram") + lure
    files = [upload("ferry.txt", PAGE), upload("tram.txt", tram), upload("empty.txt", b"")]
    page = as_reporter.post(ADD, {"files": files}).text
    outcomes = page.split('<ul class="outcomes">')[1].split("</ul>")[0]
    rows = [" ".join(row.split()) for row in outcomes.split("<li")]
    assert ">here already: article, 1 clipping</span>" in rows[1]
    assert ">read: article, 1 clipping waits</span>" in rows[2]
    assert '<b class="flag hostile">spam</b>' in rows[2]
    assert "flag" not in rows[1]
    assert "clipping" not in rows[3]
    assert [row.count("ferry.txt") + row.count("tram.txt") for row in rows[1:3]] == [1, 1]


def test_what_waits_of_a_file_that_was_chosen_twice_is_counted_once(as_reporter):
    files = [upload("ferry.txt", PAGE), upload("again.txt", PAGE)]
    assert "Decide about the one that waits" in as_reporter.post(ADD, {"files": files}).text


def test_a_page_without_a_story_says_what_it_is_and_is_not_called_read(as_reporter):
    wall = DocumentFactory(name="wall.html", kind="other", text="We value your privacy")
    assert [
        take_in.Taken("a", document, "", messages.SUCCESS).mark
        for document in (wall, ClippingFactory().document, None)
    ] == ["wait", "ok", "no"]
    Document.objects.exclude(pk=wall.pk).delete()
    assert '<span class="state off">no clipping</span>' in as_reporter.get("/admin/").text
    assert '<span class="state off">no clipping</span>' in as_reporter.get(LIST).text
    said = {
        "cookie-notice": "it asks for consent: fetch the story again",
        "error-page": "an error page",
        "body": "no story was found",
    }
    for role, sentence in said.items():
        wall.reading = {"format": 1, "lines": [[role, "because", False]]}
        assert take_in.Taken("wall.html", wall, "", messages.SUCCESS).outcome.endswith(sentence)


def test_the_inbox_is_reached_with_what_waits(as_reporter):
    assert f'<a href="{INBOX}?state=waiting">Clippings</a>' in as_reporter.get("/admin/").text
    here = as_reporter.get(f"{INBOX}?state=used").text
    assert f'<a href="{INBOX}?state=waiting" aria-current="page">Clippings</a>' in here


def test_an_empty_file_is_named_and_the_others_are_taken_in(as_reporter):
    files = [upload("empty.txt", b""), upload("ferry.txt", PAGE)]
    response = as_reporter.post(ADD, {"files": files})
    refused, taken = response.context["taken"]
    assert (refused.name, refused.document) == ("empty.txt", None)
    assert refused.outcome == "is empty."
    assert response.text.count("empty.txt") == response.text.count("is empty.") == 1
    assert taken.document == Document.objects.get()


def test_many_files_can_be_chosen_and_a_pasted_text_is_the_file_with_its_words(as_reporter):
    assert re.search(r'<input type="file" name="files"[^>]* multiple', as_reporter.get(ADD).text)
    as_reporter.post(ADD, {"files": [upload("ferry.txt", PAGE)]})
    as_reporter.post(ADD, {"text": PAGE.decode().replace("\n", "\r\n")})
    assert Document.objects.get().name == "ferry.txt"


def test_one_empty_file_alone_is_refused_with_a_sentence(as_reporter):
    response = as_reporter.post(ADD, {"files": [upload("empty.txt", b"")]})
    assert "empty.txt" in response.text
    assert not Document.objects.exists()


def test_a_file_above_the_limit_is_refused_with_a_sentence(as_reporter, monkeypatch):
    monkeypatch.setattr(limits, "UPLOAD_BYTES", len(PAGE) - 1)
    response = as_reporter.post(ADD, {"files": [upload("ferry.txt", PAGE)]})
    assert not Document.objects.exists()
    assert "build_fixture and import_briefs read longer ones" in response.text


def test_files_are_read_as_long_as_a_browser_may_wait(as_reporter, monkeypatch):
    monkeypatch.setattr(limits, "UPLOADS_AT_ONCE_BYTES", len(PAGE) + 10)
    files = [upload("a.txt", PAGE), upload("b.txt", PAGE), upload("c.txt", b"c" * 10)]
    first, second, third = as_reporter.post(ADD, {"files": files}).context["taken"]
    assert "take this one in by itself" in second.sentence
    assert first.document
    assert third.document


def test_a_pasted_text_may_be_as_long_as_the_form_says(as_reporter, monkeypatch):
    monkeypatch.setattr(take_in.TakeInForm.base_fields["text"].validators[0], "limit_value", 400)
    long = (PAGE * 3).decode()
    refused = as_reporter.post(ADD, {"text": long[:401]})
    assert "A pasted text may have 400 characters" in refused.text
    assert "maxlength" not in refused.text.partition("<textarea")[2].partition(">")[0]
    assert not Document.objects.exists()
    as_reporter.post(ADD, {"text": long[:400]})
    assert Document.objects.exists()


def test_a_document_that_is_dated_says_how_exactly(as_editor):
    document = DocumentFactory()
    address = reverse("admin:briefs_document_change", args=[document.pk])
    data = typed(as_editor.get(address), published_on="2024-05-03")
    assert "say how exact it is: day, month, year." in as_editor.post(address, data).text
    as_editor.post(address, data | {"published_precision": "day"})
    document.refresh_from_db()
    assert document.published_on == date(2024, 5, 3)


def test_more_files_than_may_come_at_once_are_refused_with_a_sentence(as_reporter):
    most = limits.DOCUMENTS_AT_ONCE
    files = [upload(f"{n}.txt", b"") for n in range(most + 1)]
    refused = as_reporter.post(ADD, {"files": files})
    assert f"Choose {most} files at most." in refused.text
    assert refused.context["taken"] == []
    assert len(as_reporter.post(ADD, {"files": files[1:]}).context["taken"]) == most


def test_a_text_can_be_pasted(as_reporter):
    as_reporter.post(ADD, {"text": PAGE.decode(), "name": "mail of the port"})
    assert Document.objects.get().name == "mail of the port"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n  Harbour\tnews \n\nThe ferry sails.", "Harbour news"),
        ("word " * 40, "word " * 15 + "word…"),
        ("<p>The ferry sails.</p>", "pasted.txt"),
        ("***\nThe ferry sails.", "pasted.txt"),
    ],
)
def test_a_pasted_text_without_a_name_bears_its_first_line(as_reporter, text, name):
    as_reporter.post(ADD, {"text": text})
    assert Document.objects.get().name == name


def test_nothing_given_is_said(as_reporter):
    assert "Choose a file, or paste a text." in as_reporter.post(ADD, {}).text


def test_the_same_file_again_makes_nothing_twice(as_reporter, document):
    as_reporter.post(ADD, {"files": [upload("again.txt", PAGE)]})
    assert Document.objects.get() == document


# The reading page


def test_every_line_stands_there_with_role_and_reason(as_reporter, document):
    page = as_reporter.get(reading_of(document))
    lines = page.context["lines"]
    assert [line["number"] for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) == len(document.text.split("\n"))
    assert all(line["role"] and (line["reason"] or line["family"] == "blank") for line in lines)
    bars = page.context["budget"]
    assert sum(count for _family, count, _x, _width in bars) == len(lines)


def test_a_long_document_is_read_in_parts(as_reporter, monkeypatch, document):
    monkeypatch.setattr("briefs.admin.documents.reading.LINES_PER_PAGE", 4)
    first = as_reporter.get(reading_of(document))
    assert [line["number"] for line in first.context["lines"]] == [1, 2, 3, 4]
    second = as_reporter.get(f"{reading_of(document)}?from={first.context['later']}")
    assert second.context["lines"][0]["number"] == 5
    assert second.context["earlier"] == 1


def test_a_clause_that_sells_is_marked_in_its_line_and_said_why(as_reporter):
    sold = "Best online casino no deposit bonus <b>players</b> can claim free spins"
    page = PAGE.replace(b"It did", sold.encode() + b" and it did")
    poisoned, _ = desk.take_in(page, "poisoned.txt", by=UserFactory(reporter=True))
    text = as_reporter.get(reading_of(poisoned)).text
    (marked,) = re.findall(r'<del class="sold">(.*?)</del>', text)
    assert marked == sold.replace("<", "&lt;").replace(">", "&gt;")
    assert "a clause that sells inside a sentence: " in text
    assert "<b>1</b> of the kept sells in part" in text
    clean, _ = desk.take_in(PAGE, "ferry.txt", by=UserFactory(reporter=True))
    clean_page = as_reporter.get(reading_of(clean)).text
    assert 'class="sold"' not in clean_page
    assert "sells in part" not in clean_page
    assert "A ticket costs less than the bus over the bridge did" in clean_page


def test_a_cry_is_struck_to_its_end_beside_the_form_too(as_reporter, reporter):
    cry = "Best online casino no deposit bonus free spins codes at the quay, play now!"
    page = PAGE.replace(b"It did", f"{cry} It did".encode())
    poisoned, _ = desk.take_in(page, "poisoned.txt", by=reporter)
    brief = desk.use(poisoned.clippings.first(), by=reporter).brief
    for address in (reading_of(poisoned), f"/admin/briefs/brief/{brief.pk}/change/"):
        text = as_reporter.get(address).text
        assert re.findall(r"<del[^>]*>(.*?)</del>", text) == [cry], address


def test_hostile_text_of_a_document_is_shown_as_text(as_reporter):
    text = "<script>alert(1)</script> crosses the bay\n\n<img src=x onerror=alert(1)>"
    document = DocumentFactory(text=text, reading=None)
    ClippingFactory(document=document, headline="<b>bold</b>")
    page = as_reporter.get(reading_of(document)).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "&lt;b&gt;bold&lt;/b&gt;" in page


def test_a_brief_is_started_from_a_clipping(as_reporter, document):
    clipping = document.clippings.get()
    response = as_reporter.post(reading_of(document), {"do": f"use-{clipping.pk}"})
    brief = Brief.objects.get()
    assert response.url == reverse("admin:briefs_brief_change", args=[brief.pk])
    assert brief.citations.get().clipping == clipping


def test_a_clipping_is_added_to_a_brief(as_editor, document):
    brief = BriefFactory(draft=True)
    clipping = document.clippings.get()
    typed = {"do": f"add-{clipping.pk}", f"{clipping.pk}-brief": brief.pk}
    as_editor.post(reading_of(document), typed)
    assert brief.citations.filter(clipping=clipping).exists()
    response = as_editor.post(
        reading_of(document), typed | {f"{clipping.pk}-brief": "999999"}, follow=True
    )
    assert "Choose the brief that the clipping belongs to." in response.text


def test_a_rejection_wants_a_reason_and_can_be_taken_back(as_reporter, document):
    clipping = document.clippings.get()
    reject, reason = {"do": f"reject-{clipping.pk}"}, f"{clipping.pk}-reason"
    as_reporter.post(reading_of(document), reject | {reason: " "})
    assert Clipping.objects.waiting().exists()
    as_reporter.post(reading_of(document), reject | {reason: "No news."})
    assert Clipping.objects.rejected().get().rejected_because == "No news."
    as_reporter.post(reading_of(document), {"do": f"back-{clipping.pk}"})
    assert Clipping.objects.waiting().exists()


def test_how_a_date_was_read_is_told_with_days_as_the_desk_writes_them(as_reporter, document):
    how = "“Friday” counted back from 2024-05-05"
    document.clippings.update(event_on="2024-05-03", event_precision="day", event_method=how)
    page = as_reporter.get(reading_of(document)).text
    assert "3 May 2024 · “Friday” counted back from 5 May 2024" in page


def test_a_line_is_turned_round_with_one_press(as_reporter, document):
    kept = next(line.number for line in document.printed_lines() if line.kept and line.text)
    assert f'value="out-{kept}"' in as_reporter.get(reading_of(document)).text
    response = as_reporter.post(reading_of(document), {"do": f"out-{kept}"}, follow=True)
    document.refresh_from_db()
    assert not document.read_lines()[kept - 1].kept
    cell = rf'<tr id="L{kept}"(?:(?!</tr>).)*class="told (?:(?!</tr>).)*Line {kept} is left'
    assert re.search(cell, response.text, re.S)
    assert response.text.count(f"Line {kept} is left out now.") == 1
    # Pressed in another window, which shows it as kept still.
    again = as_reporter.post(reading_of(document), {"do": f"out-{kept}"}, follow=True)
    assert f"Line {kept} is left out already." in again.text
    assert f'value="keep-{kept}"' in again.text
    # A line of another page of them, and a clipping that is gone: said above.
    response = as_reporter.post(reading_of(document), {"do": "keep-9999"}, follow=True)
    assert 'class="told ' not in response.text
    assert "There is no text in line 9999." in response.text


def test_what_became_of_a_clipping_is_said_at_the_clipping(as_reporter, document):
    clipping = document.clippings.get()
    sent = {"do": f"reject-{clipping.pk}", f"{clipping.pk}-reason": " "}
    for reason, said_there in ((" ", "why it is rejected"), ("No news.", "is rejected.")):
        sent[f"{clipping.pk}-reason"] = reason
        page = as_reporter.post(reading_of(document), sent, follow=True).text
        _above, told = page.split(f'id="C{clipping.pk}"')
        assert re.search(rf'class="told [^>]*>[^<]*{said_there}', told)
        assert page.count('role="status"') == 1


@pytest.mark.parametrize("page", ["/admin/", LIST])
def test_a_document_is_named_by_its_first_headline_with_its_file_below(as_editor, page):
    clipping = ClippingFactory(headline="The light is sold", document__name="7-page.html")
    ClippingFactory(headline="Another story", document=clipping.document, first_line=9, last_line=9)
    bare = DocumentFactory(name="empty-page.txt")
    text = as_editor.get(page).text
    reading = reverse("admin:briefs_document_reading", args=[clipping.document_id])
    assert f'<a href="{reading}">The light is sold</a>' in text
    assert ">7-page.html</small>" in text
    assert f">{bare.name}</a>" in text


def test_a_reason_that_is_typed_is_not_left_without_a_warning(as_reporter, document):
    page = as_reporter.get(reading_of(document)).text
    reason = f'form="decisions" name="{document.clippings.get().pk}-reason"'
    assert reason in page
    assert '<form method="post" id="decisions" data-typed=""' in page
    assert "newsroom/admin/unsaved" in page


def test_no_button_of_the_reading_page_drops_what_was_typed_beside_another(as_reporter, document):
    clipping = document.clippings.get()
    brief = BriefFactory(draft=True, headline="The light is sold")
    page = as_reporter.get(reading_of(document)).text
    # Without a script a press sends one form: that of the page.
    assert page.count("<form") - page.count('<form method="post" id="decisions"') == 1
    assert set(re.findall(r'<button[^>]*name="do" value="[^"]*"', page)) == set(
        re.findall(r'<button[^>]*form="decisions" name="do" value="[^"]*"', page)
    )
    typed = {f"{clipping.pk}-reason": "Told last week.", f"{clipping.pk}-brief": brief.pk}
    for do in ("out-3", "split-9999", "call-source-1", "reread", "", f"join-{clipping.pk}"):
        page = as_reporter.post(reading_of(document), typed | {"do": do}, follow=True).text
        assert 'value="Told last week."' in page, do
        assert f'<option value="{brief.pk}" selected>The light is sold' in page, do
    as_reporter.post(reading_of(document), typed | {"do": f"reject-{clipping.pk}"})
    as_reporter.post(reading_of(document), {"do": f"back-{clipping.pk}"})
    assert "Told last week." not in as_reporter.get(reading_of(document)).text


def test_what_is_near_a_clipping_is_named_with_its_state_and_the_day_it_is_filed(as_reporter):
    document = DocumentFactory()
    clipping = ClippingFactory(document=document)
    known = ClippingFactory()
    desk.mark([clipping, known])
    CitationFactory(brief=BriefFactory(scheduled=True, headline="Ferry waits"), clipping=known)
    page = as_reporter.get(reading_of(document)).text
    assert "Ferry waits (scheduled)</a>" in page
    assert "<small>filed 13 Nov 2021</small>" in page


def test_another_story_is_near_a_clipping_only_until_somebody_decided(monkeypatch):
    clipping = ClippingFactory()
    other = Likeness(0.1, 0.2, 0.3, "different", "too few phrases are shared")
    told = Near(BriefFactory(draft=True), ClippingFactory(), other)
    monkeypatch.setattr(desk, "nearby", lambda clipping: ([told], []))
    assert [verdict for _b, _n, _l, verdict, *_more in likenesses(clipping)[0]] == [
        "Near, perhaps another story"
    ]
    clipping.rejected_because = "No news."
    assert likenesses(clipping)[0] == []
    used = CitationFactory(clipping=ClippingFactory()).clipping
    assert likenesses(used)[0] == []


def test_the_sentence_stands_before_the_bars_and_no_tick_where_something_else_decided(
    as_reporter, monkeypatch
):
    page = reading_of(ClippingFactory().document)
    told = BriefFactory(draft=True), ClippingFactory()
    for verdict, ticks in (("perhaps", 1), ("different", 3)):
        near = Near(*told, Likeness(0.1, 0.2, 0.4, verdict, "both say 150"))
        monkeypatch.setattr(desk, "nearby", lambda clipping, near=near: ([near], []))
        text = as_reporter.get(page).text
        assert text.count('class="tick"') == text.count("speaks for one story") == ticks
        assert text.index("Both say 150.") < text.index("<dt>phrases</dt>")


@pytest.mark.parametrize(
    ("verdict", "state", "adds"),
    [
        ("same", "draft", True),
        ("contains", "published", True),
        ("conflict", "draft", False),
        ("perhaps", "draft", False),
        ("same", "withdrawn", False),
    ],
)
def test_what_surely_tells_a_story_is_added_to_before_a_second_brief_is_offered(
    as_editor, monkeypatch, verdict, state, adds
):
    clipping = ClippingFactory()
    kinds = {"published": {}, "draft": {"draft": True}, "withdrawn": {"withdrawn": True}}
    doubt = Near(
        BriefFactory(draft=True), ClippingFactory(), Likeness(0.1, 0.5, 0.4, "perhaps", "So")
    )
    told = Near(
        BriefFactory(**kinds[state]), ClippingFactory(), Likeness(0.6, 0.5, 0.4, verdict, "So")
    )
    waits = (ClippingFactory(headline="A pier"), doubt.likeness)
    monkeypatch.setattr(desk, "nearby", lambda clipping: ([told, doubt], [waits]))
    page = as_editor.get(reading_of(clipping.document)).text
    primary = re.findall(r'value="([^"]*)" class="button default"', page)
    add, start = f"add-{told.brief.pk}-{clipping.pk}", f"use-{clipping.pk}"
    assert primary == [add if adds else start]
    if adds:
        also = page.index("This waits as well"), page.index(f"add-{doubt.brief.pk}-{clipping.pk}")
        assert page.index(add) < page.index(start) < min(also)


def test_a_page_that_prints_no_title_is_called_by_its_story(as_editor):
    clipping = ClippingFactory(document__name="a3.txt", document__host=SourceFactory())
    ClippingFactory(document=clipping.document, first_line=4, last_line=4, headline="A tram")
    document, story = clipping.document, clipping.headline
    for address in (
        reading_of(document),
        reverse("admin:briefs_document_change", args=[document.pk]),
    ):
        page = as_editor.get(address).text
        assert re.search(rf"<h1>(Reading: )?{story}</h1>", page)
        assert "a3.txt" not in re.search(r'<ol class="breadcrumbs">.*?</ol>', page, re.S)[0]
    for address in (
        reverse("admin:briefs_coverage"),
        reverse("admin:briefs_source_change", args=[document.host_id]),
    ):
        assert f'{reading_of(document)}">{story}</a>' in as_editor.get(address).text


def test_the_page_says_what_a_line_may_be_and_what_that_changes(as_reporter, document):
    page = as_reporter.get(reading_of(document) + "?say=1").text
    assert "What is line 1?" in page
    assert "Line 1 bears no date with its year." in page
    assert 'value="call-date-1"' not in page
    assert "What is line" not in as_reporter.get(reading_of(document) + "?say=9999").text
    wanted = {"do": f"call-headline-{document.clippings.get().last_line}"}
    assert "is the headline now" in as_reporter.post(reading_of(document), wanted, follow=True).text
    said = as_reporter.post(reading_of(document), {"do": "call-king-1"}, follow=True).text
    assert "A line is headline, source, date or byline." in said


def test_what_is_no_decision_about_a_clipping_is_not_there(as_reporter, document):
    king = {"do": f"king-{document.clippings.get().pk}"}
    assert as_reporter.post(reading_of(document), king).status_code == 404


def test_a_second_window_is_told_of_a_clipping_that_went(as_reporter, document):
    clipping = document.clippings.get()
    as_reporter.post(reading_of(document), {"do": f"split-{clipping.last_line}"})
    second = document.clippings.last()
    for sentence in (f"“{second}” is part of “{clipping}” now.", "no longer there"):
        joined = {"do": f"join-{second.pk}", f"{second.pk}-reason": "No news."}
        page = as_reporter.post(reading_of(document), joined, follow=True)
        assert (page.status_code, sentence in page.text) == (200, True)


def test_the_same_text_in_other_bytes_says_where_its_clippings_stand(as_reporter, document):
    once_more = PAGE.replace(b"\n", b"\r\n")
    page = as_reporter.post(ADD, {"files": [upload("crlf.txt", once_more)]}, follow=True).text
    assert "Its text is that of its earlier form: the clippings stand there." in page
    assert f'A later form of\n        <a href="{reading_of(document)}">' in page
    earlier = as_reporter.get(reading_of(document)).text
    assert "It has come in again in another form:" in earlier
    assert f'<a href="{reading_of(document.successors.get())}">' in earlier
    files = [upload("mac.txt", PAGE.replace(b"\n", b"\r")), upload("empty.txt", b"")]
    taken = as_reporter.post(ADD, {"files": files}).context["taken"]
    assert taken[0].outcome.endswith("the text of its earlier form, where the clippings stand")
    assert Clipping.objects.get().document == document


def test_a_clipping_is_split_at_a_line_and_joined_again(as_reporter, document):
    clipping = document.clippings.get()
    number = clipping.last_line
    as_reporter.post(reading_of(document), {"do": f"split-{number}"}, follow=True)
    second = document.clippings.get(first_line=number)
    first = document.clippings.exclude(pk=second.pk).get()
    joined = as_reporter.post(reading_of(document), {"do": f"join-{second.pk}"}, follow=True)
    # Keyboard and sentence are at the passage that took it in.
    assert joined.redirect_chain[0][0].endswith(f"#C{first.pk}")
    assert "is part of" in joined.text.split(f'id="C{first.pk}"')[1]
    refused = as_reporter.post(reading_of(document), {"do": f"join-{first.pk}"}, follow=True)
    assert refused.redirect_chain[0][0].endswith(f"#C{first.pk}")
    assert "No clipping stands above" in refused.text.split(f'id="C{first.pk}"')[1]
    assert document.clippings.get().last_line == number


def test_one_press_starts_a_brief_from_each_that_waits(as_reporter):
    document = DocumentFactory()
    for first in (1, 3):
        ClippingFactory(document=document, first_line=first, last_line=first)
    ClippingFactory(document=document, first_line=5, last_line=5, rejected_because="No news.")
    response = as_reporter.post(reading_of(document), {"do": "use-all"}, follow=True)
    assert "2 briefs started, 0 left out." in response.text
    drafts = Brief.objects.drafts()
    assert drafts.count() == 2
    message = str(*response.context["messages"])
    assert re.findall(r"brief/(\d+)/change", message) == [str(draft.pk) for draft in drafts[::-1]]


def test_one_press_takes_no_longer_than_a_browser_waits_and_says_how_many_wait(
    as_reporter, half_a_minute_each
):
    document = DocumentFactory()
    for first in (1, 3, 5):
        ClippingFactory(document=document, first_line=first, last_line=first)
    response = as_reporter.post(reading_of(document), {"do": "use-all"}, follow=True)
    assert "1 brief started, 0 left out." in response.text
    assert "2 more wait: start again." in response.text
    assert Brief.objects.drafts().count() == 1
    some = {"action": "use", "_selected_action": document.clippings.values_list("pk", flat=True)}
    half_a_minute_each()
    inbox = reverse("admin:briefs_clipping_changelist")
    assert said(as_reporter.post(inbox, some, follow=True))[-1] == "2 more wait: start again."


def test_what_a_brief_tells_already_is_left_out_of_many_and_named(as_reporter, document, reporter):
    brief = desk.use(document.clippings.get(), by=reporter).brief
    again, _ = desk.take_in(PAGE.replace(b"since", b"ever since"), "again.txt", by=reporter)
    clipping = again.clippings.get()
    left = f'“<a href="{change(brief)}">{brief}</a>” tells it. Add it there, or start it alone.'
    response = as_reporter.post(reading_of(again), {"do": "use-all"}, follow=True)
    assert said(response)[0].startswith("0 briefs started, 1 left out.")
    assert left in said(response)[1]
    # Of many that are ticked in the inbox, too, and those that a brief rests on.
    ticked = [ClippingFactory(headline=f"Light {n}").pk for n in range(5)]
    chosen = {"action": "use", "_selected_action": [clipping.pk, *ticked]}
    first = said(as_reporter.post(INBOX, chosen, follow=True))
    assert first[0].startswith("5 briefs started, 1 left out. <a href=")
    assert (len(first), left in first[1]) == (2, True)
    then = said(as_reporter.post(INBOX, chosen, follow=True))
    assert then[0].startswith("0 briefs started, 6 left out.")
    assert "Light 0</a>” rests on it already." in then[2]


def test_two_that_are_started_together_and_perhaps_tell_one_story_are_named(as_reporter):
    flooded = "The Tambo burst its banks near Villa Serena, and %s families were moved to shelters."
    sheltered = "Civil defence took %s families in around Villa Serena, where the Tambo overflowed."

    def told(figure):
        """What starting both at once says, both drafts, and what it says where it is done again."""
        texts = {"Heavy rain": flooded % 150, "River in town": sheltered % figure}
        both = [ClippingFactory(headline=h, excerpt=text) for h, text in texts.items()]
        desk.mark(both)
        ticked = {"action": "use", "_selected_action": [clipping.pk for clipping in both]}
        sentences = said(as_reporter.post(INBOX, ticked, follow=True))
        links = [f'<a href="{change(b)}">{b}</a>' for b in Brief.objects.order_by("-pk")]
        assert sentences.pop(0).startswith("2 briefs started, 0 left out.")
        assert "perhaps" not in " ".join(said(as_reporter.post(INBOX, ticked, follow=True))).lower()
        Brief.objects.all().delete()
        Clipping.objects.all().delete()
        return sentences, links

    sentences, links = told("150")
    assert sentences == [f"Perhaps one story twice, look at both: {', '.join(links)}"]
    assert told("170")[0] == []


def test_the_inbox_names_the_brief_that_tells_the_story_of_what_waits(
    as_reporter, document, reporter, monkeypatch
):
    brief = desk.use(document.clippings.get(), by=reporter).brief
    desk.take_in(PAGE.replace(b"since", b"ever since"), "again.txt", by=reporter)
    ClippingFactory(headline="The light is sold")
    told = f'<b>Same story:</b> <a href="{change(brief)}">{brief} (a draft)</a>'
    assert as_reporter.get(INBOX).text.count(told) == 1
    monkeypatch.setattr("briefs.admin.documents.clippings.COMPARING", -1)
    assert told not in as_reporter.get(INBOX).text
    monkeypatch.undo()
    Brief.objects.update(
        status="withdrawn", withdrawn_because="Wrong.", withdrawn_at=timezone.now()
    )
    assert told not in as_reporter.get(INBOX).text


def test_many_are_added_to_the_briefs_that_tell_them_and_the_others_are_named(
    as_reporter, document, reporter
):
    brief = desk.use(document.clippings.get(), by=reporter).brief
    pages = [PAGE.replace(b"since", b"ever since"), PAGE.replace(b"40 pass", b"90 pass")]
    same, other = (
        desk.take_in(page, f"{n}.txt", by=reporter)[0].clippings.get()
        for n, page in enumerate(pages)
    )
    sold = ClippingFactory(headline="The light is sold")
    chosen = {"_selected_action": [same.pk, other.pk, sold.pk], "action": "add"}
    told = said(as_reporter.post(INBOX, chosen, follow=True))
    assert set(told) == {
        f"“{brief}” rests on “{same}” too.",
        f"“{other}” is left out: “{brief}” tells it with other figures. Compare them.",
        f"“{sold}” is left out: no brief tells it yet.",
    }
    assert set(Clipping.objects.waiting()) == {other, sold}
    brief.refresh_from_db()
    assert f"“{brief}” rests on it already." in said(as_reporter.post(INBOX, chosen, follow=True))
    assert brief.revisions.count() == brief.version == 2


def test_a_clipping_and_the_brief_that_tells_its_story_stand_side_by_side(
    as_reporter, document, reporter
):
    brief = desk.use(document.clippings.get(), by=reporter).brief
    again, _ = desk.take_in(PAGE.replace(b"since", b"ever since"), "again.txt", by=reporter)

    def beside():
        """What stands beside the clipping in the inbox, and on its reading page."""
        inbox, reading = (
            as_reporter.get(f"{INBOX}?state=waiting"),
            as_reporter.get(reading_of(again)),
        )
        ours, theirs = re.findall(r"<blockquote>(.*?)</blockquote>", inbox.text, re.S)
        assert "since the bridge was closed" in ours
        return theirs, re.search(r"<blockquote>(.*?)</blockquote>", reading.text, re.S)[1]

    assert all("since the bridge was closed" in words for words in beside())
    desk.write(brief, {"summary": "Boats carry <b>40</b>."}, by=reporter, version=1)
    assert beside() == ("Boats carry &lt;b&gt;40&lt;/b&gt;.",) * 2


def test_likeness_follows_a_merge_to_the_brief_that_stays_and_adds_to_it_at_once(
    as_editor, document, reporter, editor
):
    gone = desk.use(document.clippings.get(), by=reporter).brief
    second, _ = desk.take_in(PAGE.replace(b"since", b"ever since"), "second.txt", by=reporter)
    stays = desk.use(second.clippings.get(), by=reporter).brief
    desk.merge(gone, stays, by=editor, version=1, into_version=1)
    third, _ = desk.take_in(PAGE.replace(b"since", b"now since"), "third.txt", by=reporter)
    clipping = third.clippings.get()
    page = as_editor.get(reading_of(third))
    _passage, nears, _told_by, _doubtful, _others, choose, _typed = page.context["passages"][0]
    assert [near[0] for near in nears] == [stays]
    assert choose.initial == {"brief": stays}
    button = f'value="add-{stays.pk}-{clipping.pk}"'
    assert button in page.text
    desk.reject(clipping, "a reprint", by=editor)
    assert button not in as_editor.get(reading_of(third)).text
    desk.take_back(clipping, by=editor)
    as_editor.post(reading_of(third), {"do": f"add-{stays.pk}-{clipping.pk}"})
    assert stays.citations.filter(clipping=clipping).exists()


def test_two_drafts_that_nobody_wrote_are_compared_by_what_was_printed(as_editor):
    text = "A red ferry of forty places joins both shores of the bay from Monday on."
    one, other, third = (
        CitationFactory(
            brief=BriefFactory(draft=True, summary="", citations=0),
            source__name=name,
            clipping=ClippingFactory(headline="A ferry", excerpt=said, document__text=None),
        ).brief
        for name, said in (("Bay", text), ("Shore", text), ("Hill", "The library has a new roof."))
    )

    def compared(brief, into):
        address = reverse("admin:briefs_brief_do", args=[brief.pk, "merge"])
        return as_editor.post(address, {"version": 1, "into": into.pk})

    page = compared(one, other)
    assert page.context["alike"]["likeness"].verdict == "same"
    assert "<b>Same story.</b>" in page.text
    # A tick stands in each bar, and its place is said to who does not see it.
    assert page.text.count('class="tick"') == 3
    assert "speaks for one story from 0.50 on" in page.text
    left, right = page.context["printed"]
    assert ([names for _c, names, _l in left], [names for _c, names, _l in right]) == (
        ["Bay"],
        ["Shore"],
    )
    assert page.text.count(text) == 2
    page = compared(one, third)
    assert page.context["alike"]["likeness"].verdict == "different"
    assert "The library has a new roof." in page.text
    # What rests on nothing is compared by its words alone.
    page = compared(one, BriefFactory(draft=True))
    assert page.context["alike"] == {}
    assert 'class="tick"' not in page.text


def test_a_form_names_the_brief_that_tells_its_story_and_who_may_is_led_to_the_merge(
    client, document, reporter, editor
):
    first = desk.use(document.clippings.get(), by=reporter).brief
    again, _ = desk.take_in(PAGE.replace(b"since", b"ever since"), "again.txt", by=reporter)
    second = desk.use(again.clippings.get(), by=reporter).brief
    merge = reverse("admin:briefs_brief_do", args=[second.pk, "merge"]) + f"?into={first.pk}"
    for person, may in ((reporter, False), (editor, True)):
        client.force_login(person)
        page = client.get(change(second)).text
        assert "tells the same story: merge the two." in page.partition('class="with-side"')[0]
        assert (f'href="{merge}"' in page) == may
    for address in (merge, merge.partition("?")[0]):
        page = client.get(address)
        assert f'<option value="{first.pk}" selected>' in page.text
        assert ("Look at both" in page.text) == (address == merge)
    versions = {"version": second.version, "into_version": first.version}
    client.post(merge, versions | {"into": first.pk})
    second.refresh_from_db()
    assert second.merged_into == first


def test_the_result_of_taking_in_names_the_live_brief_that_has_other_figures():
    clipping = ClippingFactory(contradicts=BriefFactory(headline="The light is sold"))
    outcome = take_in.Taken("ferry.txt", clipping.document, "", messages.SUCCESS).outcome
    assert outcome.endswith("other figures than in “The light is sold”, which is published")


@pytest.mark.parametrize("do", ["use-{}", "add-{}", "use-all"])
def test_a_kept_file_that_is_refused_today_is_named(as_reporter, reporter, do):
    """A fixture brings any file whose hash fits."""
    brief = BriefFactory(draft=True, author=reporter)
    clipping = ClippingFactory(document=DocumentFactory(name="empty.txt", original=b" \n"))
    typed = {"do": do.format(clipping.pk), f"{clipping.pk}-brief": brief.pk}
    response = as_reporter.post(reading_of(clipping.document), typed, follow=True)
    assert "empty.txt is empty." in said(response)
    assert Clipping.objects.waiting().get() == clipping


@pytest.mark.parametrize("do", ["keep-x", "out-9999", "split-9999", "split-", "call-source-9999"])
def test_a_line_that_is_not_there_is_said(as_reporter, document, do):
    response = as_reporter.post(reading_of(document), {"do": do}, follow=True)
    assert [message.level_tag for message in response.context["messages"]] == ["error"]


# A document known by its hash


@pytest.fixture
def hash_only():
    return DocumentFactory(
        text=None, original=None, name="ferry.txt", sha256=hashlib.sha256(PAGE).hexdigest()
    )


@pytest.mark.parametrize("where", ["its page", "an upload", "an upload of two"])
def test_the_file_with_the_hash_is_attached(as_reporter, hash_only, where):
    live = BriefFactory()
    CitationFactory(brief=live, clipping=ClippingFactory(document=hash_only))
    address, sent = ADD, {"files": [upload("anything.txt", PAGE)]}
    if where == "its page":
        address = reading_of(hash_only)
        sent = {"do": "attach", "file": upload("anything.txt", PAGE)}
    elif where == "an upload of two":
        sent["files"].append(upload("other.txt", PAGE.replace(b"ferry", b"tram")))
    page = as_reporter.post(address, sent, follow=True).text
    hash_only.refresh_from_db()
    assert hash_only.text.startswith("A ferry line opens at Low Bay")
    assert "was missing and is here now" in page
    if where != "an upload of two":
        assert f'1 live brief can be checked against it: <a href="{change(live)}">' in page
    again = as_reporter.post(ADD, {"files": [upload("ferry.txt", PAGE)]}, follow=True).text
    assert "was here already" in again


def test_another_file_is_refused(as_reporter, hash_only):
    typed = {"do": "attach", "file": upload("ferry.txt", PAGE + b"x")}
    response = as_reporter.post(reading_of(hash_only), typed, follow=True)
    hash_only.refresh_from_db()
    assert hash_only.text is None
    assert Document.objects.count() == 1
    assert "its SHA-256 differs" in response.text


@pytest.mark.parametrize(("more", "attached"), [(0, True), (-1, False)])
def test_a_file_above_the_limit_is_not_attached(
    as_reporter, hash_only, monkeypatch, more, attached
):
    monkeypatch.setattr(limits, "UPLOAD_BYTES", len(PAGE) + more)
    typed = {"do": "attach", "file": upload("ferry.txt", PAGE)}
    response = as_reporter.post(reading_of(hash_only), typed, follow=True)
    hash_only.refresh_from_db()
    assert (hash_only.text is not None) == attached
    assert ("read longer ones" in response.text) != attached


# Lists


def test_the_inbox_shows_what_waits(as_reporter):
    ClippingFactory(headline="waits")
    ClippingFactory(headline="rejected", rejected_because="No news.")
    shown = as_reporter.get(f"{INBOX}?state=waiting").context["cl"].result_list
    assert [clipping.headline for clipping in shown] == ["waits"]


def test_the_inbox_names_a_brief_where_its_headline_is_another(as_reporter, reporter):
    clipping = ClippingFactory(headline="Ferry line opens")
    brief = desk.use(clipping, by=reporter).brief
    same = as_reporter.get(INBOX).text
    desk.write(brief, {"headline": "Both shores get a ferry"}, by=reporter, version=1)
    other = as_reporter.get(INBOX).text
    assert f'{change(brief)}" class="state ok">used' in same
    assert 'class="under"' not in same
    assert f'<small class="under"><a href="{change(brief)}">Both shores' in other


def test_many_clippings_are_rejected_with_one_reason(as_reporter):
    found = [ClippingFactory() for _ in range(3)]
    data = {"action": "reject", "_selected_action": [clipping.pk for clipping in found]}
    assert "Reason" in as_reporter.post(INBOX, data).text
    assert Clipping.objects.waiting().count() == 3
    as_reporter.post(INBOX, data | {"confirmed": "yes", "reason": "Below the bar."})
    assert Clipping.objects.rejected().count() == 3


def test_drafts_are_started_in_bulk_and_only_once(as_reporter):
    found = [ClippingFactory() for _ in range(2)]
    data = {"action": "use", "_selected_action": [clipping.pk for clipping in found]}
    as_reporter.post(INBOX, data)
    as_reporter.post(INBOX, data)
    assert Brief.objects.drafts().count() == 2


@pytest.mark.parametrize(
    "address",
    [INBOX, reverse("admin:briefs_document_changelist"), reverse("admin:briefs_coverage")],
)
def test_no_number_of_rows_moves_the_number_of_queries(
    as_editor, address, django_assert_max_num_queries, monkeypatch
):
    # What waits is compared with briefs one by one, for so many seconds and no longer.
    monkeypatch.setattr("briefs.admin.documents.clippings.COMPARING", -1)
    for _ in range(8):
        ClippingFactory()
    as_editor.get(address)
    with django_assert_max_num_queries(12):
        as_editor.get(address)


def test_lists_load_neither_bytes_nor_text(as_editor, django_assert_max_num_queries):
    ClippingFactory()
    with django_assert_max_num_queries(20) as queries:
        as_editor.get(INBOX)
        as_editor.get(reverse("admin:briefs_document_changelist"))
    for query in queries.captured_queries:
        assert '"briefs_document"."text"' not in query["sql"].partition("WHERE")[0]
        assert '"briefs_document"."original"' not in query["sql"]


def test_a_document_in_use_cannot_be_deleted(as_administrator, document, editor):
    desk.use(document.clippings.get(), by=editor)
    unused = DocumentFactory()
    for one, status in ((document, 403), (unused, 302)):
        address = reverse("admin:briefs_document_delete", args=[one.pk])
        assert as_administrator.post(address, {"post": "yes"}).status_code == status
    assert list(Document.objects.all()) == [document]


def test_the_ledger_names_what_became_of_every_clipping(as_editor, document, editor):
    page = as_editor.get(reverse("admin:briefs_coverage"))
    assert (page.context["waiting"], page.context["used"]) == (1, 0)
    clipping = document.clippings.get()
    assert "ferry.txt</small>" in page.text
    assert f'href="{reading_of(document)}#C{clipping.pk}">1</a>' in page.text
    desk.reject(clipping, "A reprint of the Bay Courier.", by=editor)
    assert "A reprint of the Bay Courier." in as_editor.get(reverse("admin:briefs_coverage")).text
    desk.take_back(clipping, by=editor)
    desk.use(clipping, by=editor)
    page = as_editor.get(reverse("admin:briefs_coverage"))
    assert (page.context["waiting"], page.context["used"]) == (0, 1)
    assert "A reprint of the Bay Courier." not in page.text


def test_no_order_of_the_list_shows_a_document_twice(as_editor):
    document = ClippingFactory().document
    ClippingFactory(document=document, first_line=5, last_line=6)
    for column in range(1, 7):
        shown = as_editor.get(f"/admin/briefs/document/?o={column}").context["cl"].result_list
        assert list(shown) == [document]


def test_the_inbox_is_searched_by_headline_and_by_document(as_editor):
    one = ClippingFactory(headline="A tram stops", document__name="squares.txt")
    other = ClippingFactory(headline="A ferry sails", document__title="Trams of the bay")
    ClippingFactory(headline="A ferry stays")
    for words, expected in (("tram", {one, other}), ("ferry trams", {other}), ("plane", set())):
        shown = as_editor.get(f"/admin/briefs/clipping/?q={words}").context["cl"].result_list
        assert set(shown) == expected


def test_a_document_is_read_again_from_its_reading_page(as_reporter, document):
    page = as_reporter.get(reading_of(document)).text
    # It stands beside the document's own page, before its lines and clippings.
    assert (
        page.index('value="reread"')
        < page.index("About the document")
        < page.index('id="clippings-head"')
    )
    document.clippings.first().delete()
    response = as_reporter.post(reading_of(document), {"do": "reread"}, follow=True)
    assert "1 new, 0 changed" in response.text
    assert document.clippings.count() == 1
    again = as_reporter.post(reading_of(document), {"do": "reread"}, follow=True)
    assert "reads as it did" in again.text


def test_a_document_without_its_file_is_not_read_again(as_reporter, hash_only):
    assert 'value="reread"' not in as_reporter.get(reading_of(hash_only)).text
    response = as_reporter.post(reading_of(hash_only), {"do": "reread"}, follow=True)
    assert "attach it first" in response.text


def test_a_clipping_that_waits_names_another_that_waits_with_its_story(
    as_editor, reporter, django_assert_num_queries
):
    page = "Ferry opens\n\n{} ferry line links both shores of the bay twice a day, said the board."
    first, _ = desk.take_in(page.format("A new").encode(), "a.txt", by=reporter)
    second, _ = desk.take_in(page.format("One more new").encode(), "b.txt", by=reporter)
    waiting = first.clippings.get()
    link = f"{reverse('admin:briefs_document_reading', args=[first.pk])}#C{waiting.pk}"
    reading = reverse("admin:briefs_document_reading", args=[second.pk])
    said = f'<b>Same story.</b> This waits as well: <a href="{link}">'
    assert said in " ".join(as_editor.get(reading).text.split())
    # So does the inbox, without another query: each names the other.
    other = second.clippings.get()
    for one in (waiting, other):
        at = f"{reverse('admin:briefs_document_reading', args=[one.document_id])}?from=1#C{one.pk}"
        named = f'<b>Same story:</b> <a href="{at}">{one} (waits as well)</a>'
        assert as_editor.get(INBOX).text.count(named) == 1
    with CaptureQueriesContext(connection) as compared:
        desk.nearby(other)
    with django_assert_num_queries(len(compared)):
        told_already(other)
    desk.use(waiting, by=reporter)
    assert "waits as well" not in as_editor.get(reading).text
    assert "waits as well" not in as_editor.get(INBOX).text


def test_a_clipping_is_near_no_brief_that_rests_on_it_and_names_each_once(as_editor, reporter):
    used, also, alike = ClippingFactory(), ClippingFactory(), ClippingFactory()
    desk.mark([used, also, alike])
    brief = desk.use(used, by=reporter).brief
    CitationFactory(brief=brief, clipping=used, role="host")
    CitationFactory(brief=brief, clipping=also)
    own = as_editor.get(reading_of(used.document)).text
    assert own.count(f'<a href="{change(brief)}">') == 1
    assert f'<a href="{change(brief)}">{brief} (a draft)</a>' in own
    other = as_editor.get(reading_of(alike.document)).text
    assert f'<b>Same story.</b> <a href="{change(brief)}">{brief} (a draft)</a>' in other
    assert "not measured" not in other
    assert other.count("<b>1.00</b>") == 3
    Clipping.objects.exclude(pk=alike.pk).update(excerpt="")
    assert as_editor.get(reading_of(alike.document)).text.count("not measured") == 2


def test_a_clipping_shows_when_it_happened_and_whom_it_names(as_editor, document):
    Clipping.objects.filter(pk=document.clippings.first().pk).update(
        event_on=date(2021, 3, 1),
        event_precision="month",
        event_method="counted back from 2021-03-20",
        origin="Harbour Gazette",
        byline="Ana Berg",
        address="https://gazette.example/7",
        published_on=date(2021, 1, 1),
        published_precision="year",
    )
    page = as_editor.get(reading_of(document)).text
    assert "Mar 2021 · counted back from 20 Mar 2021" in page
    assert "Harbour Gazette, by Ana Berg, 2021" in page
    assert 'href="https://gazette.example/7"' in page


def test_an_address_that_a_clipping_names_is_told_nothing_and_gains_nothing(as_editor, document):
    document.clippings.update(address="https://gazette.example/7")
    shown = as_editor.get(reading_of(document)).text
    assert '<a href="https://gazette.example/7" rel="noopener nofollow">' in shown


def test_what_a_later_reading_says_is_taken_or_left_by_one_click(client, editor, document):
    offers = {"byline": {"value": "Ana Berg"}, "language": {"value": "fr"}}
    Document.objects.filter(pk=document.pk).update(offers=offers)
    address = reading_of(document)
    client.force_login(UserFactory(reporter=True))
    assert client.post(address, {"do": "take-all"}).status_code == 403
    assert "Take<span" not in client.get(address).text
    client.force_login(editor)
    assert "Take<span" in client.get(address).text
    sent = dict(re.findall(r'name="(read-\w+)" value="(.*?)"', client.get(address).text))
    assert sent == {"read-byline": "Ana Berg", "read-language": "fr"}
    client.post(address, sent | {"do": "take-byline"})
    client.post(address, sent | {"do": "leave-all"})
    document.refresh_from_db()
    assert (document.byline, document.language) == ("Ana Berg", "en")
    assert "Take<span" not in client.get(address).text
    history = client.get(reverse("admin:briefs_document_history", args=[document.pk]))
    assert "Changed byline" in history.text
    assert "offers nothing" in client.post(address, {"do": "take-all"}, follow=True).text


def test_what_the_desk_says_of_a_document_is_kept_by_its_verb(as_editor, document):
    Document.objects.filter(pk=document.pk).update(byline="A. Berg")
    address = reverse("admin:briefs_document_change", args=[document.pk])
    form = as_editor.get(address).context["adminform"].form
    values = {name: form[name].value() or "" for name in form.fields}
    as_editor.post(address, values | {"byline": "Ana Berg"})
    document.refresh_from_db()
    assert document.byline == "Ana Berg"
    assert document.offers == {"byline": {"value": "A. Berg", "left": True}}


def test_who_may_only_look_is_offered_no_button_of_the_reading_page(client, document):
    reader = UserFactory()
    reader.user_permissions.set(Permission.objects.filter(codename="view_document"))
    client.force_login(reader)
    page = client.get(reading_of(document))
    buttons = re.findall(r'<button[^>]*value="(.*?)"', page.text)
    assert buttons == []
    client.force_login(UserFactory(reporter=True))
    buttons = re.findall(r'<button[^>]*value="(.*?)"', client.get(reading_of(document)).text)
    pk = document.clippings.get().pk
    assert {"reread", f"use-{pk}", f"reject-{pk}", "out-1"} <= {*buttons}


def test_every_button_of_the_reading_page_does_what_it_says(as_editor, hash_only):
    lines = [["headline", "", True], ["blank", "", False], ["body", "", True]] * 2
    lines += [["blank", "", False], ["spam", "", False]]
    text = "\n".join(
        ["A pier opens", "", "It is long.", "A tram stops", "", "It is old.", "", "Pills"]
    )
    document = DocumentFactory(text=text, reading={"format": 1, "lines": lines})
    one = ClippingFactory(document=document)
    two = ClippingFactory(document=document, first_line=4, last_line=6, rejected_because="Old.")
    address = reading_of(document)

    def buttons(where=address):
        page = as_editor.get(where).text
        return page, set(re.findall(r'<button[^>]*name="do" value="(.+?)"', page))

    of_one = {f"{verb}-{one.pk}" for verb in ("use", "add", "reject")}
    of_lines = {*(f"out-{n}" for n in (1, 3, 4, 6)), "keep-8", "split-3"}
    page, found = buttons()
    assert found == {"reread", f"back-{two.pk}", "split-6", *of_one, *of_lines}
    rows = re.findall(r'<tr id="L(\d+)" class="(.*?)"', page)
    ends = ["kept headline first", "kept last"]
    assert [dict(rows)[n] for n in ("1", "3", "4", "6", "8")] == [*ends, *ends, "hostile"]
    as_editor.post(address, {"do": f"back-{two.pk}"})
    page, found = buttons()
    assert {f"join-{two.pk}", f"use-{two.pk}", "use-all"} <= found
    assert page.count('class="button default"') == 1
    assert "attach" in buttons(reading_of(hash_only))[1]


def test_without_a_script_what_stands_chosen_counts_where_no_number_is_typed(as_editor, document):
    chosen, typed = BriefFactory.create_batch(2, draft=True)
    pk = document.clippings.get().pk
    data = {"do": f"add-{pk}", f"{pk}-brief": chosen.pk, f"{pk}-brief-number": ""}
    as_editor.post(reading_of(document), data)
    assert chosen.citations.filter(clipping=pk).exists()
    as_editor.post(reading_of(document), data | {f"{pk}-brief-number": typed.pk})
    assert typed.citations.filter(clipping=pk).exists()
