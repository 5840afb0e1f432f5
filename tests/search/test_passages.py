import pytest
from django.utils.safestring import SafeString

from briefs.models import Brief
from briefs.search import search
from briefs.search.passages import PASSAGE

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


def test_a_snippet_is_the_passage_with_the_hits():
    brief = Brief(
        summary="Nothing of it.", body=("Cranes wait. " * 40) + "Lithium left. " + ("Ends. " * 60)
    )
    snippet = search("lithium", Brief.objects.none()).snippet(brief)
    assert "<mark>Lithium</mark>" in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(snippet) < PASSAGE + 40


def test_without_a_hit_the_snippet_is_the_start_of_the_summary():
    brief = Brief(summary="Short.", body="Long. " * 100)
    assert search("lithium", Brief.objects.none()).snippet(brief) == "Short."
