"""Sources and tags: aliases, standing, merging, near-duplicates, deletion."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils import timezone

from briefs import desk
from briefs.admin import site
from briefs.admin.names import tags as tag_pages
from briefs.desk.names.alike import MOST, alike, mixed
from briefs.models import Brief, Edition, Source, SourceMerge, Tag, TagMerge, TagName
from tests.admin.forms import typed
from tests.factories import (
    BriefFactory,
    CitationFactory,
    ClippingFactory,
    DocumentFactory,
    SourceFactory,
    TagFactory,
    TagNameFactory,
    UserFactory,
)
from tests.renaming import rename_tag

pytestmark = pytest.mark.django_db


def found(words):
    briefs = Brief.objects.all()
    return site.get_model_admin(Brief).get_search_results(None, briefs, words)[0]


TAGS = reverse("admin:briefs_tag_changelist")
SOURCES = reverse("admin:briefs_source_changelist")


def run(client, address, action, *things, **more):
    data = {"action": action, "_selected_action": [thing.pk for thing in things]}
    return client.post(address, data | more, follow=True)


def test_any_name_of_a_tag_finds_it_accents_and_case_apart(as_reporter):
    tag = TagFactory(name="Belt and Road")
    TagNameFactory(tag=tag, name="Nueva Ruta de la Seda")
    shown = as_reporter.get(f"{TAGS}?q=NUEVA RUTA").context["cl"].result_list
    assert list(shown) == [tag]


def test_own_names_that_begin_with_what_was_typed_are_offered_first(as_reporter):
    TagNameFactory(tag=TagFactory(name="Beijing"), name="Peking, capital of China")
    TagNameFactory(tag=TagFactory(name="PRC"), name="China, People's Republic of")
    TagFactory(name="China"), TagFactory(name="Air China"), TagFactory(name="China Daily")
    query = "term=chin&app_label=briefs&model_name=taggedbrief&field_name=tag"
    offered = as_reporter.get(f"/admin/autocomplete/?{query}").json()["results"]
    names = [choice["text"] for choice in offered]
    assert names == ["China", "China Daily", "PRC", "Air China", "Beijing"]


def test_nothing_is_wrong_with_a_tag_that_was_looked_at(as_reporter):
    TagFactory(name="ferries"), TagFactory(name="boats", suggested=True)
    rows = as_reporter.get(TAGS).text.split("<tbody>")[1].split("<tr>")[1:]
    assert ["suggested</td>" in row for row in rows] == [True, False]
    assert "icon-no" not in "".join(rows)


def test_a_new_alias_is_a_name_of_the_tag_and_of_no_other(as_editor):
    tag, taken = TagFactory(name="ferries"), TagFactory(name="boats")
    address = reverse("admin:briefs_tag_change", args=[tag.pk])
    form = as_editor.get(address)
    as_editor.post(address, typed(form, **{"names-0-name": "car ferries"}))
    assert Tag.objects.named("Car Ferries").get() == tag
    refused = as_editor.post(address, typed(form, **{"names-0-name": "Boats"}))
    assert f"This is a name of the tag “{taken}”." in refused.text


def test_a_new_alias_is_searched_for_at_once_and_a_removed_one_no_longer(as_editor):
    brief = BriefFactory()
    address = reverse("admin:briefs_tag_change", args=[brief.tags.get(name="ferries").pk])
    as_editor.post(address, typed(as_editor.get(address), **{"names-0-name": "paddleboats"}))
    assert list(found("paddleboats")) == [brief]
    gone = {"names-0-DELETE": "on"}
    as_editor.post(address, typed(as_editor.get(address), **gone))
    assert list(found("paddleboats")) == []


def test_a_new_tag_keeps_its_other_names(as_editor):
    address = reverse("admin:briefs_tag_add")
    form = typed(as_editor.get(address), name="ferries", **{"names-0-name": "car ferries"})
    as_editor.post(address, form)
    assert Tag.objects.named("car ferries").get().name == "ferries"


def test_renaming_a_tag_keeps_its_old_name_and_address(as_editor):
    tag = BriefFactory().tags.get(name="ferries")
    before = Edition.objects.number()
    address = reverse("admin:briefs_tag_change", args=[tag.pk])
    as_editor.post(address, typed(as_editor.get(address), name="ferry lines"))
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("ferry lines", "ferry-lines")
    assert Tag.objects.named("ferries").get() == tag
    assert tag.former_slugs.get().slug == "ferries"
    assert Edition.objects.number() > before


def test_a_merge_of_tags_asks_which_name_stays(as_editor):
    one, other = TagFactory(name="ferries"), TagFactory(name="ferry boats")
    BriefFactory(tags=[other])
    page = run(as_editor, TAGS, "merge", one, other)
    assert "Which of them stays?" in page.text
    assert Tag.objects.count() == 2
    run(as_editor, TAGS, "merge", one, other, into=one.pk)
    assert Tag.objects.get() == one
    assert one.tagged.count() == 1
    assert Tag.objects.named("ferry boats").get() == one


@pytest.mark.parametrize("kind", ["tag", "source"])
def test_a_merge_is_in_the_history_and_taken_apart_on_the_page_of_the_one_that_stays(
    as_editor, client, reporter, kind
):
    make, merges, given = {
        "tag": (TagFactory, TagMerge, lambda one: {"tags": [one]}),
        "source": (SourceFactory, SourceMerge, lambda one: {"citations__source": one}),
    }[kind]
    boats, ships = make(name="boats"), make(name="ships")
    BriefFactory(**given(boats))
    page_of = lambda name, *of: reverse(f"admin:briefs_{kind}_{name}", args=of)  # noqa: E731
    told = run(as_editor, page_of("changelist"), "merge", boats, ships)
    assert "on the page of the one that stays, undoes it." in told.text
    run(as_editor, page_of("changelist"), "merge", boats, ships, into=ships.pk)
    address, apart = page_of("change", ships.pk), page_of("apart", merges.objects.get().pk)
    page = as_editor.get(address).text
    assert f'formaction="{apart}"' in page
    assert "1 brief went over." in page
    client.force_login(reporter)
    assert "Take apart" not in client.get(address).text
    assert client.post(apart).status_code == 403
    client.force_login(UserFactory(editor=True))
    told = client.post(apart, follow=True)
    assert told.redirect_chain[-1][0] == page_of("change", boats.pk)
    assert "1 brief" in told.text
    assert apart not in client.get(address).text
    history = client.get(page_of("history", ships.pk)).text
    assert "“boats” is now" in history
    assert "taken out of “ships”" in history
    assert '<table class="history">' in history
    assert "<h1>History</h1>" in history
    assert client.post(apart).status_code == 404
    client.force_login(reporter)
    assert client.post(apart).status_code == 403


@pytest.mark.parametrize(("kind", "make"), [("tag", TagFactory), ("source", SourceFactory)])
def test_another_name_is_found_from_the_page_of_one_to_be_merged_with_it(as_editor, kind, make):
    one, other, _third = make(name="ports"), make(name="Harbour strikes"), make(name="ferries")
    address = reverse(f"admin:briefs_{kind}_merge", args=[one.pk])
    assert address in as_editor.get(reverse(f"admin:briefs_{kind}_change", args=[one.pk])).text
    found = as_editor.get(address, {"q": "harbour"})
    assert [thing for thing, *_said in found.context["found"]] == [other]
    assert "None is called “liners”." in as_editor.get(address, {"q": "liners\0"}).text
    assert not as_editor.get(address).context["found"]
    assert found.text.count('name="_selected_action"') == 2
    asked = run(as_editor, found.context["list"], "merge", one, other)
    assert "Which of them stays?" in asked.text


def test_what_cannot_be_taken_apart_any_more_is_said_in_a_sentence(as_editor, editor):
    boats, ships = TagFactory(name="boats"), TagFactory(name="ships")
    desk.merge_tags(Tag.objects.get(pk=boats.pk), ships, by=editor)
    rename_tag(ships, "boats", by=editor)
    apart = reverse("admin:briefs_tag_apart", args=[TagMerge.objects.get().pk])
    told = as_editor.post(apart, follow=True)
    assert "by now: give that one another name." in told.text
    assert told.redirect_chain[-1][0] == reverse("admin:briefs_tag_change", args=[ships.pk])
    assert TagMerge.objects.exists()


def test_a_merge_shows_which_of_two_names_that_look_the_same_is_strange(as_editor):
    plain, strange = TagFactory(name="Huawei"), TagFactory(name="Нuawei")  # Cyrillic
    page = run(as_editor, TAGS, "merge", plain, strange)
    letters = {thing: letters for thing, _weight, letters, _apart in page.context["things"]}
    assert letters == {plain: [], strange: ["Н"]}
    assert page.text.count("Letters of another script:") == 1


def test_several_names_are_merged_all_or_none(as_editor):
    boats, ships = TagFactory(name="boats"), TagFactory(name="ships")
    peru = TagFactory(name="Peru", country=True)
    for others, left in (([boats, peru], 3), ([boats], 2)):
        page = run(as_editor, TAGS, "merge", *others, ships, into=ships.pk)
        assert ("give them one kind first" in page.text) == (left == 3)
        assert Tag.objects.count() == left


def test_names_that_cannot_be_one_as_they_stand_say_so_before_they_are_chosen(as_editor):
    ferries, peru = TagFactory(name="Peru by ferry"), TagFactory(country=True)
    suggested = TagFactory(name="Peru, perhaps", kind="place", suggested=True)
    merge = reverse("admin:briefs_tag_merge", args=[ferries.pk])
    found = as_editor.get(merge, {"q": "peru"}).context["found"]
    assert [(thing, bool(apart)) for thing, *_said, apart in found] == [
        (peru, True),
        (suggested, False),
    ]
    page = run(as_editor, TAGS, "merge", ferries, suggested)
    assert [(t, bool(apart)) for t, *_said, apart in page.context["things"]] == [
        (ferries, False),
        (suggested, True),
    ]
    assert page.text.count(" disabled") == 1


def test_a_refused_source_is_not_merged_with_one_that_is_not_refused(as_editor):
    usual, refused = SourceFactory(), SourceFactory(name="Bay Post", standing="refused")
    page = run(as_editor, SOURCES, "merge", usual, refused)
    assert page.text.count("“Bay Post” is refused") == 2
    assert "0 citations, refused" in page.text.lower()
    for into in (usual, refused):
        told = run(as_editor, SOURCES, "merge", usual, refused, into=into.pk)
        assert "if they are one, give them one standing first." in told.text
    Source.objects.filter(pk=usual.pk).update(standing="refused")
    run(as_editor, SOURCES, "merge", usual, refused, into=refused.pk)
    assert Source.objects.get() == refused


def test_one_tag_cannot_be_merged_with_nothing(as_editor):
    response = run(as_editor, TAGS, "merge", TagFactory())
    assert "Choose two or more to merge" in response.text


def test_a_reporter_cannot_merge_by_a_crafted_request(as_reporter):
    one, other = TagFactory(), TagFactory()
    run(as_reporter, TAGS, "merge", one, other, into=one.pk)
    assert Tag.objects.count() == 2


def test_sources_are_merged_with_their_citations(as_editor):
    one, other = SourceFactory(), SourceFactory()
    BriefFactory(citations__source=other)
    run(as_editor, SOURCES, "merge", one, other, into=one.pk)
    assert Source.objects.get() == one
    assert one.citations.count() == 1


@pytest.mark.parametrize("make", ["source", "tag"])
def test_what_is_in_use_cannot_be_deleted(as_administrator, make):
    brief = BriefFactory()
    used = brief.citations.get().source if make == "source" else brief.tags.first()
    unused = SourceFactory() if make == "source" else TagFactory()
    for thing, stays in ((used, True), (unused, False)):
        address = reverse(f"admin:briefs_{make}_delete", args=[thing.pk])
        as_administrator.post(address, {"post": "yes"})
        assert type(thing).objects.filter(pk=thing.pk).exists() == stays


def test_unused_ones_are_listed(as_editor):
    brief = BriefFactory()
    lonely = TagFactory(name="lighthouses")
    shown = as_editor.get(f"{TAGS}?use=none").context["cl"].result_list
    assert list(shown) == [lonely]
    spare = SourceFactory()
    shown = as_editor.get(f"{SOURCES}?use=none").context["cl"].result_list
    assert list(shown) == [spare]
    assert brief.citations.get().source != spare


def test_the_last_document_came_on_the_newsrooms_own_day(as_editor):
    source = SourceFactory()
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    DocumentFactory(host=source, received_at=late)
    with timezone.override("Asia/Shanghai"):
        assert "22 Nov 2026" in as_editor.get(SOURCES).text
    assert "21 Nov 2026" in as_editor.get(SOURCES).text


def test_the_page_of_a_source_tells_its_health(as_editor):
    source, healthy = SourceFactory(), SourceFactory()
    document = DocumentFactory(host=source, name="page-7.txt", flags=["spam"])
    ClippingFactory(document=document, flags=["undated"])
    ClippingFactory(document=document, first_line=5, last_line=6, rejected_because="No news.")
    # What is used is not rejected, whatever was said of it before.
    used = ClippingFactory(
        document=document, first_line=8, last_line=9, rejected_because="Nothing new."
    )
    CitationFactory(clipping=used)
    page = as_editor.get(reverse("admin:briefs_source_change", args=[source.pk])).text
    assert "A ferry line opens" in page
    assert "3 clippings: 1 used, 1 rejected, 1 waiting" in page
    assert "Nothing new." not in page
    assert ", 1 rejected, 1 flagged" in as_editor.get(SOURCES).text
    assert "spam 1, undated 1" in " ".join(page.split())
    assert "No news." in page
    page = as_editor.get(reverse("admin:briefs_source_change", args=[healthy.pk])).text
    assert "No document of it has come in." in page


def test_changing_a_cited_source_is_a_visible_change(as_editor):
    source = BriefFactory().citations.get().source
    address = reverse("admin:briefs_source_change", args=[source.pk])
    before = Edition.objects.number()
    as_editor.post(address, typed(as_editor.get(address), standing="trusted"))
    source.refresh_from_db()
    assert source.standing == "trusted"
    assert Edition.objects.number() > before


@pytest.mark.parametrize("own", [True, False])
def test_who_came_from_a_brief_to_mend_a_source_gets_back_there(client, editor, own):
    brief = BriefFactory(draft=True)
    source = brief.citations.get().source
    stranger, rights = UserFactory(is_staff=True), ("view_source", "change_source")
    stranger.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(editor if own else stranger)
    address = reverse("admin:briefs_source_change", args=[source.pk]) + f"?brief={brief.pk}"
    form = client.get(address)
    back = reverse("admin:briefs_brief_change", args=[brief.pk]) + "#checks-head"
    assert (f'href="{back}"' in form.text) == own
    data = typed(form, kind="newspaper")
    assert client.post(address, data | {"_continue": "1"}).url == address
    assert client.post(address, data).url == (back if own else SOURCES)


@pytest.mark.parametrize("garbled", ["https://example.org/", "999999", "x", ""])
def test_the_way_back_leads_to_briefs_alone(as_editor, garbled):
    address = reverse("admin:briefs_source_change", args=[SourceFactory().pk])
    data = typed(as_editor.get(address))
    assert as_editor.post(f"{address}?brief={garbled}", data).url == SOURCES


@pytest.mark.parametrize("address", [TAGS, SOURCES, reverse("admin:briefs_tag_alike")])
def test_no_number_of_rows_moves_the_number_of_queries(
    as_editor, address, django_assert_max_num_queries
):
    for n in range(8):
        brief = BriefFactory(tags=[TagFactory(name=f"topic number {n}")])
        TagNameFactory(tag=brief.tags.get())
    as_editor.get(address)
    with django_assert_max_num_queries(12):
        as_editor.get(address)


# Names that may be one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi Jinping", "Jinping Xi"),
        ("Huawei", "Нuawei"),  # the first letter is Cyrillic
        ("Chancay Port", "Chancay Ports"),
        ("Belt-and-Road", "Belt and Road"),
        ("COSCO Shipping", "C0SCO Shipping"),
    ],
)
def test_names_that_look_like_one_are_reported(one, other):
    (pair,) = alike([(one, 1), (other, 2)])
    assert pair.ids == (1, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru", "Cuba"),
        ("Chile", "China"),
        ("football", "tourism"),
        ("Harbour pier 1", "Harbour pier 2"),
    ],
)
def test_other_names_are_not(one, other):
    assert alike([(one, 1), (other, 2)]) == []


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Нuawei", ("Н",)),  # Cyrillic
        ("Port of Chаncay", ("а",)),  # Cyrillic
        ("COSCΟ", ("Ο",)),  # Greek
    ],
)
def test_a_word_of_two_scripts_is_reported(name, letters):
    (found,) = mixed([(name, 7)])
    assert (found.id, found.letters) == (7, letters)


@pytest.mark.parametrize("name", ["Huawei", "Perú", "Хуавэй", "中国", "Газпром and Gazprom"])
def test_a_name_in_one_script_or_two_names_side_by_side_are_none(name):
    assert mixed([(name, 7)]) == []


def test_the_report_ends_somewhere():
    names = [(f"Port of the small harbour {letter}x", n) for n, letter in enumerate("ab" * 300)]
    assert len(alike(names)) == MOST


def test_the_report_shows_what_mixes_scripts_and_follows_every_new_name(as_editor):
    address = reverse("admin:briefs_tag_alike")
    assert "Two scripts in one word" not in as_editor.get(address).text
    tag = TagFactory(name="Нuawei")
    page = as_editor.get(address)
    assert [(found.letters, shown) for found, shown in page.context["mixed"]] == [(("Н",), tag)]
    assert page.context["pairs"] == []
    TagFactory(name="Huawei")
    assert len(as_editor.get(address).context["pairs"]) == 1


def test_two_names_of_one_tag_are_no_pair():
    assert alike([("Xi Jinping", 1), ("Jinping Xi", 1)]) == []


def test_names_of_marks_only_look_like_no_other():
    assert alike([("…!?", 1), ("¿¡", 2)]) == []


def test_the_report_leads_to_the_merge(as_editor):
    one, other = TagFactory(name="Xi Jinping"), TagFactory(name="Jinping Xi")
    page = as_editor.get(reverse("admin:briefs_tag_alike"))
    assert [tags for _pair, tags in page.context["pairs"]] in ([[one, other]], [[other, one]])
    assert TagName.objects.count() == 2


def test_a_tag_that_is_merged_while_its_form_is_saved_is_told_in_a_sentence(
    as_editor, editor, monkeypatch
):
    boats, ships = TagFactory(name="boats"), TagFactory(name="ships")
    address = reverse("admin:briefs_tag_change", args=[boats.pk])
    form = typed(as_editor.get(address), name="rowing boats")

    def save_model(*args):
        desk.merge_tags(boats, ships, by=editor)

    monkeypatch.setattr(tag_pages.TagAdmin, "save_model", save_model)
    response = as_editor.post(address, form)
    assert "is no longer there: somebody merged or deleted it" in response.text
    assert "rowing boats" in response.text
    assert Tag.objects.filter(name="boats").exists()


def test_names_that_are_merged_while_they_are_compared_are_left_out(as_editor, monkeypatch):
    one, other = TagFactory(name="Xi Jinping"), TagFactory(name="Jinping Xi")
    strange = TagFactory(name="Port of Chаncay")  # the first a is Cyrillic
    address = reverse("admin:briefs_tag_alike")
    assert len(as_editor.get(address).context["pairs"]) == 1
    names = list(TagName.objects.values_list("name", "tag", "folded"))
    monkeypatch.setattr(tag_pages, "report", lambda _names, real=tag_pages.report: real(names))
    Tag.objects.filter(pk__in=[other.pk, strange.pk]).delete()
    page = as_editor.get(address)
    assert (page.context["pairs"], page.context["mixed"]) == ([], [])
    assert str(one) not in page.text


@pytest.mark.parametrize("kind", ["source", "tag"])
def test_a_name_in_use_is_merged_whoever_asks_to_delete_it(kind, client, editor):
    brief = BriefFactory()
    things = {"source": brief.citations.get().source, "tag": brief.tagged.first().tag}
    unused = {"source": SourceFactory, "tag": TagFactory}[kind]()
    for person in (editor, UserFactory(administrator=True)):
        client.force_login(person)
        page = client.get(reverse(f"admin:briefs_{kind}_delete", args=[things[kind].pk])).text
        assert "is in use and cannot be deleted" in page
        assert "merged in the list" in page
        for thing, offered in ((things[kind], False), (unused, True)):
            page = client.get(reverse(f"admin:briefs_{kind}_change", args=[thing.pk])).text
            assert ("deletelink" in page) is offered


def test_who_looks_for_the_other_name_is_told_by_which_it_was_found(as_editor):
    tag, other = TagFactory(name="Ports"), TagFactory(name="COSCO Shipping")
    TagNameFactory(tag=other, name="COSCO Shipping Ports")
    TagFactory(name="Ports of Chile")
    merge = reverse("admin:briefs_tag_merge", args=[tag.pk])
    page = as_editor.get(merge, {"q": "ports"}).text
    assert page.count("known as") == 1
    assert "known as “COSCO Shipping Ports”" in page
    source, other = SourceFactory(), SourceFactory(name="Bay News", domain="harbour.example")
    merge = reverse("admin:briefs_source_merge", args=[source.pk])
    assert "known as “harbour.example”" in as_editor.get(merge, {"q": "harbour.ex"}).text


def test_the_history_of_a_name_begins_with_the_newest_step(as_editor):
    tag = TagFactory(name="ferries of old")
    address = reverse("admin:briefs_tag_change", args=[tag.pk])
    for said in ({"name": "boats"}, {"kind": "place"}):
        as_editor.post(address, typed(as_editor.get(address), **said))
    page = as_editor.get(reverse("admin:briefs_tag_history", args=[tag.pk])).text
    steps = re.findall("<td>(Changed[^<]*)</td>", page)
    assert "Kind" in steps[0]
    assert "Kind" not in steps[-1]
