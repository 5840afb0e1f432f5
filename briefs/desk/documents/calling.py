"""A person says what a line is: headline, source, date or byline of its clipping."""

from copy import copy, deepcopy

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...intake import author_in, day_in, is_day_first, is_text, source_in
from ...text import limits
from ...text.credit import clean_name
from ..changing.change import retrying
from ..changing.outcomes import NotPossible, Outcome
from ..grounds.crediting import name_host
from ..grounds.resting import as_before, briefs_on, require_unshown, tell_of_document
from ..stories.likeness import mark
from .by_hand import called_in, decided, give_way, note_of, read_in, take_back
from .readings import opened, text_of
from .said import changes, kept_of, say_again

AS_READ = "as-read"
CALLED = {
    "headline": gettext_lazy("the headline"),
    "source": gettext_lazy("the source"),
    "date": gettext_lazy("the date"),
    "byline": gettext_lazy("the byline"),
    AS_READ: gettext_lazy("as it was read"),
}
# What the line becomes: its role, and whether it is kept.
_BECOMES = {
    "headline": ("headline", True),
    "source": ("source-line", False),
    "date": ("dateline", False),
    "byline": ("byline", False),
}


@retrying
@transaction.atomic
def call_line(document, number, what, *, by):
    """Say what a line is to its clipping: a key of CALLED. Reversible by AS_READ; idempotent.

    The clipping takes headline, source, day or byline from it. Briefs that rest on it stay as they
    are: their people are told, as of changed evidence. Errors: NotAllowed, NotPossible.
    """
    document = opened(document, by)
    require_unshown(document, by)
    clippings = list(_clippings(document))
    wrote = {clipping.pk: clipping.origin for clipping in clippings}
    clipping, changed = _call(document, clippings, number, what, by=by)
    named = {"n": number, "what": CALLED[what]}
    if clipping is None:
        return Outcome(None, _("Line %(n)d is %(what)s already.") % named, changed=False)
    said = _("Line %(n)d is %(what)s now. “%(clipping)s”: %(changed)s.")
    said %= {**named, "clipping": clipping, "changed": changed}
    briefs = briefs_on(clipping)
    if briefs:
        clipping.superseded_at = timezone.now()
    if len(clippings) == 1:
        name_host(document, wrote[clipping.pk], clipping.origin)
    document.save(update_fields=["reading", "host"])
    clipping.save()
    mark([clipping])
    told = tell_of_document(document, by=by)
    return Outcome(None, " ".join(filter(None, [said, as_before(briefs), told])))


def callings(document, number, *, by):
    """Return [(what, sentence, possible)]: what each word would change, or why it cannot be said.

    Nothing is written. Errors: NotAllowed; NotPossible where the line says nothing of a clipping.
    """
    require_unshown(document, by)
    text_of(document, number)
    found, clippings = [], list(_clippings(document))
    _told_by(clippings, number)
    for what in CALLED:
        rehearsed = copy(document)
        rehearsed.reading = deepcopy(document.reading)
        try:
            clipping, changed = _call(rehearsed, list(map(copy, clippings)), number, what, by=by)
        except NotPossible as refused:
            found.append((what, refused.sentence, False))
            continue
        if clipping is not None:
            said = f"{capfirst(changed)}. {as_before(briefs_on(clipping))}"
            found.append((what, said.strip(), True))
    return found


def _clippings(document):
    return document.clippings.prefetch_related("citations__brief").order_by("first_line")


def _call(document, clippings, number, what, *, by):
    """Change line and clipping in memory; return (clipping, what changes), None for nothing."""
    text, lines = text_of(document, number), document.line_records
    if what == note_of(lines[number - 1]).get("called", AS_READ):
        return None, None
    clipping = _told_by(clippings, number)
    before = kept_of(clipping)
    read = read_in(lines, clipping) or before
    take_back(lines, clipping, number)
    if what != AS_READ:
        _require(document, text, number, what)
        if (until_now := called_in(lines, clipping).get(what)) is not None:
            take_back(lines, clipping, until_now)
        _reach(clipping, number)
        role, kept = _BECOMES[what]
        why = _("%s says so") % by.get_username()
        lines[number - 1] = decided(lines[number - 1], role, why, kept, called=what, clipping=read)
    head = called_in(lines, clipping).get("headline")
    gave_way = give_way(lines, clipping, head) if head else []
    _draw_in(lines, clipping, read)
    say_again(document, clipping, read)
    changed = [_("line %d, the headline until now, becomes text") % n for n in gave_way]
    changed.insert(0, changes(before, kept_of(clipping)))
    return clipping, "; ".join(filter(None, changed)) or _("nothing else changes")


def _told_by(clippings, number):
    """Return the clipping of which a line says something: that which holds it, else the only one,
    else that which begins right below it."""
    held = [c for c in clippings if c.first_line <= number <= c.last_line]
    below = [c for c in clippings if c.first_line == number + 1]
    found = held or (clippings if len(clippings) == 1 else below)
    if not found:
        raise NotPossible(
            _(
                "Line %d stands in no clipping, nor right above one. Keep it, and join it to one; "
                "what it says of the whole document belongs under “About the document”."
            )
            % number
        )
    return found[0]


def _require(document, text, number, what):
    """Refuse to call a line what it does not say."""
    language = document.intake_language
    if what == "headline":
        if len(text) > limits.TITLE:
            raise NotPossible(_("Line %d is too long for a headline.") % number)
        return
    if is_text(text, language):
        raise NotPossible(
            _("Line %d tells the story: who and when stand in a line of their own.") % number
        )
    day_first = is_day_first(document.text, language)
    if what == "source" and not clean_name(source_in(text, language)):
        raise NotPossible(_("Line %d gives no name of a source.") % number)
    if what == "byline" and not clean_name(author_in(text, language)):
        raise NotPossible(_("Line %d gives no name of a person.") % number)
    if what == "date" and not day_in(text, language, day_first=day_first):
        raise NotPossible(_("Line %d bears no date with its year.") % number)


def _reach(clipping, number):
    """Let a clipping hold a line. Where a brief rests on it, its lines stay as they are."""
    if clipping.first_line <= number <= clipping.last_line:
        return
    if brief := next(iter(briefs_on(clipping)), None):
        raise NotPossible(
            _("“%(brief)s” rests on “%(clipping)s”, and line %(n)d stands outside of it.")
            % {"brief": brief, "clipping": clipping, "n": number}
        )
    clipping.first_line = min(clipping.first_line, number)
    clipping.last_line = max(clipping.last_line, number)


def _draw_in(lines, clipping, read):
    """Let go of lines that a clipping held for what they said, and that say nothing any more."""
    if briefs_on(clipping):
        return
    called = called_in(lines, clipping).values()
    if clipping.first_line < read["first_line"]:
        clipping.first_line = min([read["first_line"], *called])
    if clipping.last_line > read["last_line"] and not any(
        line[2] for line in lines[read["last_line"] : clipping.last_line]
    ):
        clipping.last_line = max([read["last_line"], *called])
