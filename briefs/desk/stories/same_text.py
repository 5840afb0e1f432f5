"""The same words again: earlier forms of a document, and what was rejected before."""

from itertools import combinations

from ...intake import Told, compare
from ...models import Clipping, Document
from ...text import limits
from ...text.clean import cut_line
from ...text.fold import fold
from .likeness import likely

# What a page that gives its own address must share with one that gave it before.
LEAST_SHARED = 0.3
# The share of the shorter text's phrases from which one page prints what another does; and of how
# many citations it is asked. Eight words have four phrases; fewer words may be anybody's.
REPRINTED, MOST_CITED, FEWEST_PHRASES = 0.8, 20, 4


def text_of(document):
    """Return the text without the white space around it, which says nothing."""
    return document.text.strip()


def words_of(clipping):
    """Return the words of a clipping, wherever its headline ends and its text begins."""
    return fold(f"{clipping.headline} {clipping.excerpt}")


def rejected_before(clipping):
    """Return the newest clipping of another document with the very words of this one, if all that
    have them are rejected; else None: somebody decides. A headline alone says too little.
    """
    if not clipping.excerpt:
        return None
    alike = Clipping.objects.filter(pk__in=likely(clipping)).exclude(document=clipping.document_id)
    words = words_of(clipping)
    rows = alike.prefetch_related("citations").order_by("-pk")
    found = [other for other in rows if words_of(other) == words]
    return found[0] if found and {other.fate for other in found} == {"rejected"} else None


def reprint(citations):
    """Return the first (citation, other) of two sources who are both said to have written what they
    print in the same words, or None.

    citations  with source and clipping loaded
    Cost       the pairs of at most MOST_CITED
    """
    wrote = [c for c in citations if c.is_origin and c.clipping_id and c.clipping.excerpt]
    told = [(c, Told(c.clipping.headline, c.clipping.excerpt)) for c in wrote[:MOST_CITED]]
    told = [(c, text) for c, text in told if len(text.runs) >= FEWEST_PHRASES]
    for (one, ours), (other, theirs) in combinations(told, 2):
        if one.source_id != other.source_id:
            likeness = compare(ours, theirs)
            if likeness.verdict == "same" and likeness.text >= REPRINTED:
                return one, other
    return None


def document_with_text(reading, host):
    """Find the document whose text is that of this reading, through the marks of its clippings.

    host  who shows it, or None; what another one shows in the same words is a reprint
    A text of which no clipping is made is not found: nothing would come twice of it. None if new.
    """
    for found in reading.clippings[:1]:
        like = Clipping(headline=cut_line(found.headline, limits.TITLE), excerpt=found.text)
        ids = Clipping.objects.filter(pk__in=likely(like)).values_list("document_id", flat=True)
        for document in Document.objects.filter(pk__in=ids).exclude(text=None).order_by("pk"):
            shown = host is None or document.host_id in (None, host.pk)
            if shown and text_of(document) == reading.text.strip():
                return document
    return None


def day_told(reading, earlier):
    """Return the day of a document: of a later form that of its change, so that the two are cited
    as two.

    earlier  the form before it, or None
    """
    first, last = reading.published, reading.updated
    changed = earlier and first and last and last.day and last.first > first.first
    return last if changed else first


def is_second_of_its_text(document):
    """Has the earlier form of a document the same text, and so all of its clippings?"""
    earlier = document.predecessor
    if earlier is None or earlier.text is None or document.text is None:
        return False
    return text_of(earlier) == text_of(document)


def predecessor_of(address):
    """Find the newest document of the same address: this one is a later form of it."""
    if not address:
        return None
    return Document.objects.filter(address=address).order_by("-received_at", "-pk").first()


def earlier_form(reading):
    """Find the newest document of the address that a page gives as its own, if that tells the same
    story: a template may put one address into every page.
    """
    earlier = predecessor_of(reading.address)
    told = earlier and earlier.clippings.order_by("first_line").first()
    if not told or not reading.clippings:
        return None
    alike = compare(reading.clippings[0], Told(told.headline, told.excerpt))
    return earlier if max(alike.text, alike.headline) >= LEAST_SHARED else None


def supersede_earlier(document, at):
    """Mark the clippings of the earlier form whose lines do not stand in this one: from `at` on
    the briefs that rest on them show changed evidence."""
    earlier = document.predecessor
    if earlier is None or earlier.text is None or document.text is None:
        return
    standing = {"", *(fold(line.text) for line in document.printed_lines())}
    texts = [fold(line.text) for line in earlier.printed_lines()]
    gone = [
        clipping.pk
        for clipping in earlier.clippings.all()
        if not standing.issuperset(texts[clipping.first_line - 1 : clipping.last_line])
    ]
    Clipping.objects.filter(pk__in=gone).update(superseded_at=at)
