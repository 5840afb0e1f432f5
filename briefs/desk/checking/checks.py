"""The publishing list: the server enforces it.

Each check is a function that returns its state and its sentence, and what else a Check holds.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ...intake import is_known
from ...models import Brief, CheckSwitch, Tag
from ...text.fold import fold
from ...text.words import words
from ..changing.outcomes import Unmet
from ..grounds.evidence import evidence
from ..grounds.written_in import written_in
from ..stories.likeness import PERHAPS, near
from .check import LOOK, MET, OFF, UNMET, Check
from .date_checks import happened
from .evidence_checks import days_and_numbers, grounded, quotations, stated_figures
from .new_names import CHECK, new_names
from .one_day import of_one_day
from .own_words import CHECK as OWN_WORDS
from .own_words import own_words
from .source_checks import conflicts, sources, standing
from .taken_back import taken_back
from .tampering import tampering

HEADLINE_CHARACTERS = 90
# What the house asks for, and what it lets pass with a look.
SUMMARY_WORDS = (40, 90)
SUMMARY_LIMITS = (10, 150)


@dataclass(slots=True)
class Case:
    """A brief with all that the checks read, loaded once."""

    brief: object
    citations: list
    tags: list
    grounds: list

    @classmethod
    def of(cls, brief, grounds=None):
        return cls(
            brief,
            list(brief.citations.select_related("source").with_texts()),
            list(brief.tags.all()),
            evidence(brief) if grounds is None else grounds,
        )


def checks(brief, grounds=None):
    """Return every Check of the list for a brief, in its order, switched off ones included.

    grounds   its evidence, where the caller has worked it out already
    """
    case = Case.of(brief, grounds)
    off = dict(CheckSwitch.objects.values_list("check_name", "reason"))
    found = []
    for name, (label, check) in CHECKS.items():
        if name in off:
            sentence = _("Switched off: %s") % off[name]
            found.append(Check(name, str(label), OFF, sentence))
            continue
        state, sentence, *about = check(case)
        found.append(Check(name, str(label), state, sentence, **dict(*about)))
    return found


def unmet(brief):
    """Return the checks that keep a brief from being published."""
    return [check for check in checks(brief) if check.state == UNMET]


def require_met(brief):
    """Raise Unmet where one of them is there."""
    if missing := unmet(brief):
        raise Unmet(missing)


def to_look_at(brief):
    """Name the checks that a brief which came back to readers does not meet any more, or ""."""
    missing = [check for check in unmet(brief) if check.name != "once"]
    if brief.status != Brief.Status.PUBLISHED or not missing:
        return ""
    labels = ", ".join(str(check.label) for check in missing)
    return _("Look at it: %(checks)s.") % {"checks": labels}


def headline(case):
    length = len(case.brief.headline)
    if not length:
        return UNMET, _("The headline is empty.")
    said = _("%(n)d characters of at most %(most)d.") % {"n": length, "most": HEADLINE_CHARACTERS}
    if length > HEADLINE_CHARACTERS:
        return UNMET, said
    printed = {fold(c.title) for c in case.citations if c.title and not c.source.reuse}
    if fold(case.brief.headline) in printed:
        return UNMET, _("It is the printed headline, word for word: write your own.")
    return MET, said


def summary(case):
    least, most = SUMMARY_WORDS
    count = len(words(case.brief.summary))
    if not count:
        return UNMET, _("The summary is empty: write it in your own words.")
    said = ngettext(
        "%(n)d word; the house asks for %(least)d to %(most)d.",
        "%(n)d words; the house asks for %(least)d to %(most)d.",
        count,
    ) % {"n": count, "least": least, "most": most}
    if least <= count <= most:
        return MET, said
    bottom, top = SUMMARY_LIMITS
    return (LOOK if bottom <= count <= top else UNMET), said


def names(case):
    place = any(tag.kind == Tag.Kind.COUNTRY or tag.code for tag in case.tags)
    topic = any(tag.kind == Tag.Kind.TOPIC for tag in case.tags)
    if not place:
        return UNMET, _("Tag at least one country, or the region.")
    if not topic:
        return UNMET, _("Tag at least one topic.")
    return MET, ngettext("One tag.", "%(n)d tags.", len(case.tags)) % {"n": len(case.tags)}


def words_of_our_own(case):
    found = own_words(case.brief, case.citations)
    if found.copied:
        run = max(found.copied, key=lambda copied: copied.length)
        said = _("%(n)d words in a row stand %(where)s.") % {"n": run.length, "where": run}
        return UNMET, said, {"details": [f"“{copied.words}”" for copied in found.copied]}
    if found.unchecked:
        return LOOK, _("Not checkable: the text of %s is not kept.") % found.unchecked[0]
    if not any(c.clipping_id for c in case.citations):
        return LOOK, _("Not checkable: no citation rests on a document of the desk.")
    return MET, _("No run of eight words stands in a cited document.")


def told_once(case):
    """Ask whether another brief tells the same story: merge the two instead."""
    own = {case.brief.pk, case.brief.rework_of_id, case.brief.merged_into_id}
    nears = [
        found
        for citation in case.citations
        for found in (near(citation.clipping) if citation.clipping_id else ())
        if found.brief.pk not in own
        # Its own draft copy tells the same story, and is no second brief.
        and found.brief.rework_of_id != case.brief.pk
        and found.brief.status != Brief.Status.WITHDRAWN
    ]
    asked = {
        "same": _("“%s” tells the same story: merge the two."),
        "contains": _("“%s” tells this story too, or more of it: merge the two?"),
        "conflict": _("“%s” tells this event with other figures: which are right?"),
        PERHAPS: _("“%s” may tell it in other words: is it the same story?"),
    }
    for verdict, said in asked.items():
        for found in (found for found in nears if found.likeness.verdict == verdict):
            public = found.brief.status == Brief.Status.PUBLISHED
            state = UNMET if verdict == "same" and public else LOOK
            return state, said % found.brief, {"other": found.brief}
    if other := of_one_day(case.brief, case.tags):
        said = _("“%s” tells of the same day with the same figures: is it the same story?")
        return LOOK, said % other, {"other": other}
    return MET, _("No other brief was found that tells it.")


def language(case):
    stated = case.brief.language.partition("-")[0]
    if not stated:
        return UNMET, _("Say in which language the brief is written.")
    read = written_in(case.brief)
    if read == stated:
        return MET, case.brief.language
    said = _("The text reads as “%(read)s”, and is said to be “%(stated)s”: readers are told so.")
    said %= {"read": read, "stated": case.brief.language}
    # Of a language whose words nobody here knows, the text may be in it all the same.
    return (UNMET if is_known(stated) else LOOK), said, {"language": read}


CHECKS = {
    "headline": (gettext_lazy("Headline"), headline),
    "summary": (gettext_lazy("Summary"), summary),
    "sources": (gettext_lazy("Source block"), sources),
    "standing": (gettext_lazy("Standing of the sources"), standing),
    "tags": (gettext_lazy("Names"), names),
    CHECK: (gettext_lazy("New names"), new_names),
    OWN_WORDS: (gettext_lazy("Own words"), words_of_our_own),
    "quotations": (gettext_lazy("Quotations"), quotations),
    "figures": (gettext_lazy("Figures"), stated_figures),
    "days": (gettext_lazy("Years, days and numbers in words"), days_and_numbers),
    "evidence": (gettext_lazy("Every sentence cited"), grounded),
    "once": (gettext_lazy("One story once"), told_once),
    "corrections": (gettext_lazy("Corrections"), taken_back),
    "date": (gettext_lazy("Date"), happened),
    "conflicts": (gettext_lazy("Conflicts"), conflicts),
    "tampering": (gettext_lazy("Tampered documents"), tampering),
    "language": (gettext_lazy("Language"), language),
}
