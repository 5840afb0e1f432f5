"""Parts of pages that are kept: none outlives its edition, none stands where another belongs."""

import pytest
from django.core.cache import caches
from django.utils import timezone, translation

from briefs import desk
from briefs.models import Brief, Edition, Tag
from briefs.site.kept import finding
from briefs.site.kept.state import public_state
from briefs.site.pages import listing
from briefs.site.told import cards
from tests.factories import BriefFactory, TagFactory, TagNameFactory, UserFactory
from tests.site.pages import texts, tree_of
from tests.site.town import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(advance, monkeypatch):
    monkeypatch.setattr(listing.Listing.__init__, "__defaults__", (2, ""))
    briefs = [BriefFactory(headline=f"Ferry number {place}") for place in range(5)]
    advance()
    return briefs


def text(client, address):
    return client.get(address).content.decode()


def test_pages_of_one_list_share_their_head_and_not_their_entries(client, many):
    first, second = text(client, "/briefs/"), text(client, "/briefs/?page=2")
    heads = [page.partition("<main")[0] for page in (first, second)]
    assert heads[0] == heads[1].replace("Briefs, page 2", "Briefs")
    assert ("Ferry number 4" in first, "Ferry number 4" in second) == (True, False)
    assert ("Ferry number 2" in first, "Ferry number 2" in second) == (False, True)
    for page in (first, second):
        assert "<!--" not in page


def test_lists_with_other_filters_share_nothing(client, many):
    plain, asked = text(client, "/briefs/"), text(client, "/briefs/?q=ferry&from=2021")
    assert ('value="ferry"' in plain, 'value="ferry"' in asked) == (False, True)
    assert ("filed from" in plain, "filed from" in asked) == (False, True)
    assert text(client, "/briefs/?q=number") != asked


def test_the_same_list_in_another_language_is_another(client, many):
    english = text(client, "/briefs/")
    with translation.override("es"):
        spanish = text(client, "/briefs/")
    assert ('<html lang="en">' in english, '<html lang="es">' in spanish) == (True, True)
    # Its words are looked up once a language; these Django's own catalogues know.
    assert ("<button>Search<" in english, "<button>Buscar<" in spanish) == (True, True)


def test_a_count_moves_with_the_edition(client, many, advance):
    assert "5 briefs" in text(client, "/briefs/")
    BriefFactory()
    advance()
    assert "6 briefs" in text(client, "/briefs/")


def test_a_tag_goes_with_its_last_brief(client, advance):
    rare = TagFactory(name="rare topic")
    brief = BriefFactory(tags=[rare])
    advance()
    assert client.get(rare.get_absolute_url()).status_code == 200
    assert "No brief carries" not in text(client, f"/briefs/?tag={rare.slug}")
    desk.withdraw(brief, "It was another one.", by=UserFactory(editor=True), version=1)
    assert client.get(rare.get_absolute_url()).status_code == 404
    assert "No brief carries" in text(client, f"/briefs/?tag={rare.slug}")


def test_what_nobody_bears_is_looked_for_each_time(advance):
    BriefFactory()
    advance()
    kept = len(caches["default"]._cache)
    assert finding.named(public_state(), Tag, "late-topic") is None
    assert len(caches["default"]._cache) == kept
    BriefFactory(tags=[TagFactory(name="late topic")])
    assert finding.named(public_state(), Tag, "late-topic").name == "late topic"


def test_a_found_tag_is_not_looked_for_again(advance, django_assert_num_queries):
    BriefFactory(tags=[TagFactory(name="rare topic")])
    advance()
    state = public_state()
    found = finding.named(state, Tag, "rare-topic")
    with django_assert_num_queries(0):
        assert finding.named(state, Tag, "rare-topic") == found


@pytest.mark.parametrize("slug", ["%00", "%0A", "a%00b"])
def test_a_slug_that_is_none_is_unknown(client, many, slug):
    assert "No brief carries" in text(client, f"/briefs/?tag={slug}b&source=")
    assert "No brief carries" in text(client, f"/briefs/?source={slug}b")


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_stone_stands_in_the_feed_from_the_next_edition_on(client, many, form):
    address = f"/briefs/feed.{form}"
    assert "Withdrawn:" not in text(client, address)
    desk.withdraw(many[1], "It never sailed.", by=UserFactory(editor=True), version=1)
    assert "Withdrawn: Ferry number 1" in text(client, address)


def test_a_passage_is_cut_from_the_text_of_this_edition(client, many):
    first = text(client, "/briefs/?q=number")
    type(many[0]).objects.filter(pk=many[4].pk).update(summary="The number was painted over.")
    Edition.objects.advance()
    assert "painted over" not in first
    assert "was painted over" in text(client, "/briefs/?q=number")


def test_a_hit_that_the_entry_does_not_show_says_where_it_is(client, advance):
    tag = TagFactory(name="salt flats")
    TagNameFactory(tag=tag, name="Brine basins")
    BriefFactory(tags=[tag], body="Cranes wait at the pier.", citations__title="Tickets sold out")
    advance()

    def where(question):
        (entry,) = tree_of(client.get("/briefs/", {"q": question})).find_class("entry")
        return texts(entry.find_class("hit"))

    assert where("crane") == ["In the text:"]
    assert where("brine") == ["Found as another name of a tag: Brine basins"]
    assert where("flat") == ["Found as a tag: salt flats"]
    assert where("sold") == ["Found in a title as printed: Tickets sold out"]
    assert where("ferry") == where("crosses") == where("") == []


@pytest.mark.parametrize(
    ("address", "step"), [("/briefs/", 1), ("/briefs/feed.json", 1), ("/briefs/?q=ferry", 2)]
)
def test_a_brief_withdrawn_while_its_list_is_made_is_left_out(
    client, many, monkeypatch, address, step
):
    load, steps = cards.pieces_by_id, []

    def withdraw_before(*args):
        steps.append(args)
        if len(steps) == step:
            gone = {"withdrawn_at": timezone.now(), "withdrawn_because": "Wrong."}
            Brief.objects.filter(pk=many[4].pk).update(status="withdrawn", **gone)
        return load(*args)

    monkeypatch.setattr(cards, "pieces_by_id", withdraw_before)
    answer = client.get(address)
    assert len(steps) == step
    assert "Ferry number 3" in answer.text
    # A feed has its stone instead.
    assert "Ferry number 4" not in answer.text or '"withdrawn"' in answer.text


def test_a_cache_that_hands_out_copies_as_redis_does_gives_the_same_pages(
    client, advance, settings
):
    brief = build()
    advance()
    where = ["/", "/briefs/?q=ferry", brief.get_absolute_url(), "/briefs/feed.json"]
    shared = [client.get(address).content for address in where]
    copies = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "copies"}
    settings.CACHES = settings.CACHES | {"default": copies}
    for _made_and_kept in range(2):
        assert [client.get(address).content for address in where] == shared
