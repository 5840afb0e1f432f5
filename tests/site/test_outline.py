"""What a screen reader is given: landmarks, headings in their order, links by their names alone."""

import re

import pytest

from briefs.models import Edition
from tests.site.town import build

pytestmark = pytest.mark.django_db(transaction=True)

LANDMARKS = "banner|search|navigation|main|region|complementary|contentinfo|article"
HEARD = re.compile(rf" *- '?({LANDMARKS}|heading)(?: \"(.*?)\")?(?: \[level=(\d)\])?'?:?$")
LINK = re.compile(r"- '?link \"(.*?)\"'?(?: \[.*?\])?:\n *- /url: \"?([^\s\"]+)")


@pytest.fixture
def heard(live_server, open_page):
    """heard(address) returns the tree that Chromium gives to assistive programs, as text."""
    build()
    Edition.objects.advance()
    page = open_page(viewport={"width": 1280, "height": 900})

    def ask(address):
        page.goto(address)
        return page.locator("body").aria_snapshot()

    return ask


def outline(tree):
    """Return landmarks and headings in order: “main”, “2 The wire”, “article A ferry …”."""
    found = filter(None, map(HEARD.fullmatch, tree.splitlines()))
    return [" ".join(filter(None, (m[3] or m[1], m[2]))) for m in found]


FRAME = ["banner", "search", "navigation Sections", "main"]


def test_the_front_page_and_a_brief_are_heard_in_order(heard):
    heads = outline(front := heard("/"))
    assert heads[:5] == ["banner", "1 Newsroom", "search", "navigation Sections", "main"]
    assert heads[5].removeprefix("article") == heads[6].removeprefix("2")
    assert "article No day is known" in heads
    heads = [head for head in heads if head[:2] == "2 "][-5:] + heads[-2:-1]
    assert [re.sub(r"[ :]*(:|$).*", "", head) for head in heads] == [
        *["2 The week", "2 The wire", "2 Corrected", "2 Moving", "2 Follow by feed"],
        "contentinfo",
    ]
    brief = heard("/briefs/bay-ferry/")
    assert outline(brief) == [
        *FRAME,
        "article A ferry crosses the bay",
        "1 A ferry crosses the bay",
        "region Who says so",
        "2 Corrections",
        "2 How this brief was made",
        "2 Cite this brief",
        "navigation Newer and older",
        "2 Newer and older",
        "complementary Around this brief",
        "2 Also reported by",
        "2 Tags",
        "2 Read on",
        "contentinfo",
    ]
    for tree in (front, brief):
        leads = {}
        # Titles as printed may be alike.
        for name, address in LINK.findall(tree):
            if not address.startswith("http"):
                leads.setdefault(name, set()).add(address.partition("#")[0] or address)
        assert {name: where for name, where in leads.items() if len(where) > 1} == {}
