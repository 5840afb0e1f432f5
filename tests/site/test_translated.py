"""Every word of the house is marked for translation: in another language none would stay."""

import re

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation
from lxml import etree, html

from tests.site.addresses import addresses
from tests.site.town import ADDRESSES, build

pytestmark = pytest.mark.django_db

MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
PUT_IN = re.compile(r"%(\(\w+\))?[sd]|\{\w*\}")
SHOWN = "//text() | //@alt | //@title | //@aria-label | //@placeholder | //meta/@content"
WORD = re.compile(r"[^\W\d_]{2,}")
# Markup in a feed, addresses, codes, and hashes, of which a cut one may end with letters.
NO_WORD = re.compile(r"<[^>]*>|\b[a-z]+:\S+|\b[A-Z]{2,3}\b|\b[0-9a-f]{8,}\b")
# Forms of feeds and of citations, a hash, and what meta elements say to programs alone.
NAMES = "Atom RSS JSON BibTeX RIS CSL SHA utf width device initial scale website article noindex"


@pytest.fixture
def marked(monkeypatch, settings):
    """Let every translation be its original between ⟦ and ⟧, but for what is put into it."""
    # What is remembered by language must meet the marks in no other test.
    settings.LANGUAGE_CODE = "eo"

    def mark(message):
        return PUT_IN.sub(r"⟧\g<0>⟦", f"⟦{message}⟧")

    def mark_of(one, many, number):
        return mark(one if number == 1 else many)

    told = {
        "get_language": lambda: "eo",
        "gettext": mark,
        "ngettext": mark_of,
        "pgettext": lambda _context, message: mark(message),
        "npgettext": lambda _context, *forms: mark_of(*forms),
    }
    for name, function in told.items():
        monkeypatch.setattr(translation._trans, name, function)


def unmarked(text):
    """Return the words that a page or feed shows to people, but for what is marked in it."""
    rest = MARKED.sub(" ", text.replace("<wbr>", ""))
    tree = (etree if rest.startswith("<?xml") else html).fromstring(rest.encode())
    etree.strip_elements(tree, "script", with_tail=False)
    shown = " ".join(tree.xpath(SHOWN))
    return set(WORD.findall(NO_WORD.sub(" ", shown)))


def words_of_the_desk():
    """Return every word that stands in a row of the database, or in the settings."""
    words = set(WORD.findall(f"{NAMES} {settings.SITE_NAME} {settings.SITE_TAGLINE}"))
    for model in apps.get_app_config("briefs").get_models():
        for row in model._base_manager.values_list():
            words |= set(WORD.findall(" ".join(map(str, row))))
    return words


def test_every_word_of_the_house_is_marked_for_translation(client, advance, marked):
    build()
    advance()
    pages = [*ADDRESSES, *(one for one in addresses().values() if one.endswith("feed.atom"))]
    desk = words_of_the_desk()
    # A page repeats what was typed.
    found = {
        (address, word)
        for address in pages
        for word in unmarked(client.get(address).text) - desk - {*WORD.findall(address)}
    }
    assert found == set()
