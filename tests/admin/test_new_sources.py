"""A source that is not there yet, typed into the form of a brief: an editor says what it is."""

from datetime import date

import pytest
from django.urls import reverse

from briefs import desk
from briefs.models import Brief, Source
from tests.admin.forms import change, typed
from tests.factories import (
    SUMMARY,
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

ADD = reverse("admin:briefs_brief_add")


def check_of(brief):
    return next(check for check in desk.checks(brief) if check.name == "sources")


def add(client, **citation):
    data = typed(client.get(ADD), headline="A ferry sails", summary=SUMMARY)
    return client.post(ADD, data | {f"citations-0-{name}": v for name, v in citation.items()})


def test_a_reporter_names_a_source_and_an_editor_settles_it(as_reporter, client, editor):
    add(as_reporter, new_source="Bay  Courier", title="Ferry opens", published_precision="none")
    brief, source = Brief.objects.get(), Source.objects.get()
    assert brief.citations.get().source == source
    assert (source.name, source.kind) == ("Bay Courier", "unknown")
    # Nothing of it is public, and nothing is published on it alone.
    assert client.get(source.get_absolute_url()).status_code == 404
    assert "An editor says it" in check_of(brief).sentence
    source.kind = "newspaper"
    desk.keep_source(source, by=editor)
    assert check_of(brief).state == "met"


def test_an_editor_says_in_place_what_a_new_source_is_and_a_reporter_cannot(
    as_editor, as_reporter, client, editor, reporter
):
    said = {"new_source": "Bay Courier", "new_source_kind": "newspaper", "title": "Ferry opens"}
    for person, offered in ((reporter, False), (editor, True)):
        client.force_login(person)
        assert ('name="citations-0-new_source_kind"' in client.get(ADD).text) == offered
    client.force_login(reporter)
    assert "Only somebody who may change sources says what a source is." in add(client, **said).text
    assert not Source.objects.exists()
    client.force_login(editor)
    add(client, **said, published_precision="none")
    assert Source.objects.get().kind == "newspaper"
    assert check_of(Brief.objects.get()).state == "met"
    # Of one that is known the form of a brief changes nothing.
    add(client, **said | {"new_source_kind": "party"})
    assert Source.objects.get().kind == "newspaper"


def test_the_row_of_a_source_that_is_not_known_yet_says_what_it_is(as_editor):
    known = SourceFactory(name="Bay Courier", kind="unknown")
    brief = BriefFactory(draft=True, citations__source=known)
    page = as_editor.get(change(brief))
    assert "“Bay Courier” is" in page.text
    said = typed(page, **{"citations-0-new_source_kind": "newspaper"})
    told = as_editor.post(change(brief), said, follow=True).text
    assert "“Bay Courier” is now: newspaper." in told
    assert "Nothing was changed" not in told
    assert check_of(brief).state == "met"
    # Of one that is known the form changes nothing, and says so.
    told = as_editor.post(
        change(brief), said | {"citations-0-new_source_kind": "party"}, follow=True
    )
    assert "Nothing was changed" in told.text
    known.refresh_from_db()
    assert known.kind == "newspaper"


@pytest.mark.parametrize(("first", "state"), [("unknown", "unmet"), ("newspaper", "look")])
def test_all_sources_of_which_nobody_said_what_they_are_are_named_at_once(as_editor, first, state):
    brief = BriefFactory(draft=True, citations__source=SourceFactory(name="Bay Sun", kind=first))
    unsaid = [SourceFactory(name=name, kind="unknown") for name in ("Bay Courier", "Bay Echo")]
    for position, source in enumerate([*unsaid, unsaid[0]], start=2):
        CitationFactory(brief=brief, source=source, position=position)
    check = check_of(brief)
    named = ["Bay Sun"] * (first == "unknown") + ["Bay Courier", "Bay Echo"]
    assert check.state == state
    assert check.sentence.endswith(f"these are: {', '.join(named)}. An editor says it.")
    page = as_editor.get(change(brief)).text
    for name in ("Bay Sun", "Bay Courier", "Bay Echo"):
        address = reverse("admin:briefs_source_change", args=[Source.objects.get(name=name).pk])
        link = f'href="{address}?brief={brief.pk}#id_kind" target="_blank">Say what “{name}” is<'
        assert page.count(link) == (name in named)


def test_a_clipping_is_added_to_a_live_brief_once_its_source_is_said_in_place(as_editor):
    dated = {"published_on": date(2021, 11, 13), "published_precision": "day"}
    document = DocumentFactory()
    clipping = ClippingFactory(document=document, origin="Puerto Diario", **dated)
    brief = BriefFactory()
    reading = reverse("admin:briefs_document_reading", args=[document.pk])
    press = {"do": f"add-{brief.pk}-{clipping.pk}"}
    asked = as_editor.post(reading, press, follow=True).text
    assert f'name="{clipping.pk}-kind"' in asked
    kind = {f"{clipping.pk}-source": "Puerto Diario"}
    for wrong in ("", "nothing"):
        as_editor.post(reading, press | kind | {f"{clipping.pk}-kind": wrong})
        assert not clipping.citations.exists()
    as_editor.post(reading, press | kind | {f"{clipping.pk}-kind": "newspaper"})
    assert clipping.citations.get().source.kind == "newspaper"


def test_a_source_that_is_there_is_taken_whatever_stands_beside_it(as_reporter):
    known, other = SourceFactory(name="Bay Courier"), SourceFactory(name="Not stated")
    add(as_reporter, source=other.pk, new_source="BAY COURIER")
    assert Brief.objects.get().citations.get().source == known
    assert Source.objects.count() == 2


def test_a_citation_without_any_source_is_refused_where_it_is_typed(as_reporter):
    page = add(as_reporter, title="Ferry opens")
    assert "Choose a source, or name one that is not there yet." in page.text
    page = add(as_reporter, new_source="ﷺ" * 200)
    assert "Its signs stand for too many letters" in page.text
    assert not Brief.objects.exists()
    assert not Source.objects.exists()


def test_a_new_source_is_not_lost_with_a_stale_save(as_editor, editor):
    brief = BriefFactory(draft=True, author=editor)
    data = typed(as_editor.get(change(brief)), **{"citations-0-new_source": "Bay Courier"})
    data["citations-0-new_source_kind"] = "newspaper"
    desk.write(brief, {"headline": "Typed meanwhile"}, by=editor, version=1)
    stale = as_editor.post(change(brief), data)
    assert stale.status_code == 409
    assert not Source.objects.filter(name="Bay Courier").exists()
    kept = {"kept": stale.context["kept"], "version": stale.context["stale"].version}
    kept |= {f"take-{one.name}": one.answer for one in stale.context["choices"]}
    as_editor.post(reverse("admin:briefs_brief_settle", args=[brief.pk]), kept)
    source = brief.citations.get().source
    assert (source.name, source.kind) == ("Bay Courier", "newspaper")


def test_who_may_add_no_briefs_names_no_sources(django_user_model):
    somebody = django_user_model.objects.create_user("somebody")
    with pytest.raises(desk.NotAllowed):
        desk.new_source("Bay Courier", by=somebody)
    assert not Source.objects.exists()
