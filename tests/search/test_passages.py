import pytest
from django.utils.safestring import SafeString

from briefs.models import Brief
from briefs.search import search
from briefs.search.passages import PASSAGE
from tests.factories import BriefFactory, TagFactory, TagNameFactory

pytestmark = pytest.mark.django_db


def shown(question, text, language="en"):
    return search(question, Brief.objects.none()).highlight(text, language)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("port", "Ports and airports", "<mark>Ports</mark> and airports"),
        ("ports of chancay", "Chancay’s port", "<mark>Chancay</mark>’s <mark>port</mark>"),
        ('"salt flat"', "A salt flat, salt", "A <mark>salt flat</mark>, salt"),
        ("lith* mine", "Lithium mines", "<mark>Lithium</mark> <mark>mines</mark>"),
        ("port -strike", "port strike", "<mark>port</mark> strike"),
        ("acao", "ação", "<mark>ação</mark>"),
        ("中国", "在中国发布", "在<mark>中国</mark>发布"),
        ("国", "在中国发布", "在中<mark>国发</mark>布"),
        ("nothing", "port", "port"),
        ("", "port", "port"),
    ],
)
def test_what_was_asked_for_is_marked(question, text, expected):
    assert shown(question, text) == expected


def test_a_text_is_read_in_its_language():
    assert shown("puertos", "El puerto abre", "es") == "El <mark>puerto</mark> abre"
    assert shown("chins", "china", "es") == "china"


@pytest.mark.parametrize("question", ["script", "alert", "amp", '"<script>"', "lt*"])
def test_no_text_becomes_markup(question):
    text = "<script>alert('&amp;')</script> \ue000script\ue001 <mark>"
    found = shown(question, text)
    assert isinstance(found, SafeString)
    bare = found.replace("<mark>", "").replace("</mark>", "")
    assert not set(bare) & set("<>'\"")
    assert found.count("<mark>") == found.count("</mark>")


def passage(question, **texts):
    texts = {"summary": "Nothing of it.", "headline": "Cranes wait", "body": ""} | texts
    return search(question, Brief.objects.none()).passage(Brief(**texts))


def test_a_passage_is_cut_around_the_hits_and_says_where_they_stand():
    body = ("Cranes wait. " * 40) + "Lithium left. " + ("Ends. " * 60)
    where, text = passage("lithium", body=body)
    assert where == "body"
    assert "<mark>Lithium</mark>" in text
    assert text.startswith("… ")
    assert text.endswith("\N{NO-BREAK SPACE}…")
    assert len(text) < PASSAGE + 40


@pytest.mark.parametrize(
    ("begun", "end"),
    [("The …", "so on at dusk. …"), ("Lithium …", "at dusk. <mark>Lithium</mark> …")],
)
def test_a_passage_ends_with_no_first_word_of_a_sentence_but_a_hit(begun, end):
    first = "Lithium left by the salt road " + "and so on " * 19 + "at dusk. "
    last = begun.removesuffix(" …")
    body = first + last + " trucks" + "x" * 40 + " go." + " Cranes wait." * 20
    # The last word and the dots stay with the word before, so that no line holds them alone.
    before, last, dots = end.rsplit(" ", 2)
    bound = "\N{NO-BREAK SPACE}".join([before, last, dots])
    assert passage("lithium", body=body)[1].endswith(bound)


def test_the_summary_is_shown_before_the_body():
    where, text = passage("lithium", summary="Lithium left.", body="Lithium came.")
    assert (where, text) == ("summary", "<mark>Lithium</mark> left.")


def test_a_word_that_only_the_body_holds_is_shown_there():
    body = ("Cranes wait. " * 40) + "Cobalt came by rail. " + ("Ends. " * 60)
    where, text = passage("lithium cobalt", summary="Lithium left.", body=f"Lithium. {body}")
    assert where == "body"
    assert "<mark>Cobalt</mark> came" in text
    where, text = passage("cranes lithium", summary="Lithium left.", body=body)
    assert (where, text) == ("summary", "<mark>Lithium</mark> left.")


def test_a_hit_in_the_headline_alone_shows_the_start_of_the_summary():
    assert passage("cranes") == ("headline", "Nothing of it.")


def test_without_a_hit_the_passage_is_the_start_of_the_summary():
    assert passage("lithium", summary="Short.", body="Long. " * 100) == ("", "Short.")


def test_a_name_that_answers_is_told_with_its_kind():
    tag = TagFactory(name="salt flats")
    TagNameFactory(tag=tag, name="Brine <basins>")
    brief = BriefFactory(tags=[tag], citations__title="Ferries arrive")
    source = brief.citations.get().source.name

    def named(question):
        return search(question, Brief.objects.none()).names({brief.pk: "en"}).get(brief.pk)

    assert named("flat") == ("tag", "salt <mark>flats</mark>")
    assert named("brine") == ("alias", "<mark>Brine</mark> &lt;basins&gt;")
    assert named("ferry") == ("title", "<mark>Ferries</mark> arrive")
    assert named("gazette") == ("source", source.replace("Gazette", "<mark>Gazette</mark>"))
    assert named("lithium") is None
