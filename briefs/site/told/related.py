"""What leads on from a brief: others that share rare tags with it, its source, its month."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Case, Exists, IntegerField, OuterRef, Sum, Value, When
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ...models import Brief, TaggedBrief
from ...models.addresses import address_of, fixed_address
from ..kept import ledger
from ..kept.questions import ID, Question
from ..kept.state import HOUR
from ..kept.tallies import every
from ..wording import dates
from ..wording.pieces import tag_row
from .entries import CODES_SHOWN

# A tag on more briefs than this says little about kinship, and would cost many rows.
RARE = 400
# Nor does one that more than a fifth of a newsroom's briefs carry.
RARE_SHARE = 1 / 5
TAGS, SHOWN = 4, 3
# What a tag weighs that one brief alone carries; of four such the sum is a number of four bytes.
MOST = 500_000_000


class Kin(NamedTuple):
    """What is read of another brief."""

    id: int
    slug: str
    headline: str
    language: str
    filed_on: date
    event_on: date | None
    event_until: date | None
    event_precision: str
    event_inferred: bool
    event_inferred_part: str


def kin(ties, brief, *weighed):
    """Return the ids of up to three other briefs of these ties whose shared tags weigh most.

    weighed  the ids of TAGS tags, then the weight of each
    """
    tags, weights = weighed[:TAGS], weighed[TAGS:]
    weight = Case(
        *(
            When(tag=tag, then=Cast(Value(number), IntegerField()))
            for tag, number in zip(tags, weights, strict=True)
        )
    )
    others = ties.filter(tag__in=tags).exclude(content_object=brief).order_by()
    heaviest = others.values("content_object").annotate(weight=Sum(weight))
    return heaviest.order_by("-weight", "-content_object").values("content_object")[:SHOWN]


def lines(hour, *asked):
    """Ask for the kin of a brief, hidden ones among them, and of each whether it is public.

    To look whether each is public before they are ranked costs a hundred times as much.
    """
    return of_kin(hour, kin(TaggedBrief.objects.order_by(), *asked))


def of_kin(hour, found):
    public = Brief.objects.public(at=hour).filter(pk=OuterRef("content_object"))
    every = TaggedBrief.objects.filter(content_object__in=found).order_by()
    columns = [f"content_object__{name}" for name in Kin._fields]
    shown = every.annotate(public=Exists(public))
    return shown.values_list(*columns, "tag_id", "tag__code", "public")


LINES = Question("newsroom_lines", lines, [HOUR, *range(ID, ID + 1 + 2 * TAGS)])


@dataclass(frozen=True, slots=True)
class Related:
    """A line about another brief; `shared` names the tags that both carry, rarest first."""

    headline: str
    language: str
    url: str
    when: str
    codes: str
    shared: str


def related_to(brief, state):
    """Return up to three briefs that share the rarest tags with this one."""
    frequencies = ledger.frequencies(state)
    names = {tie.tag_id: tie.tag.name for tie in brief.tagged.all()}
    most = most_of_rare(ledger.house(state).briefs)
    rare = sorted((n, key) for key in names if 1 < (n := frequencies.get(key, 0)) <= most)[:TAGS]
    if not rare:
        return []
    weights = {tag: MOST // n for n, tag in rare}
    found = public_kin(brief, weights)
    commonplace = ledger.commonplace(state)
    shared = {tag: names[tag] for tag in weights}
    return [line_about(other, codes, shared, commonplace) for other, codes in found]


def public_kin(brief, weights):
    """Return [(Kin, {id of a tag of it: country code or ""})] of public ones, nearest first.

    weights  {id of a tag of the brief: its weight}
    """
    missing = [0] * (TAGS - len(weights))
    asked = [brief.pk, *weights, *missing, *weights.values(), *missing]
    now, found = timezone.now(), {}
    rows = LINES.rows(now, *asked)
    if not all(public for *_line, public in rows):
        # A hidden one took the place of another.
        seen = TaggedBrief.objects.filter(content_object__in=Brief.objects.public(at=now))
        rows = of_kin(now, kin(seen, *asked))
    for pk, *columns, tag, code, _public in rows:
        if pk not in found:
            found[pk] = (Kin(pk, *columns), {})
        found[pk][1][tag] = code

    def nearness(pair):
        other, codes = pair
        return sum(weights.get(tag, 0) for tag in codes), other.id

    return sorted(found.values(), key=nearness, reverse=True)


def most_of_rare(briefs):
    """Return on how many of these briefs a tag may stand and still be called rare."""
    return RARE if briefs < ledger.ENOUGH_TO_COMPARE else min(RARE, briefs * RARE_SHARE)


def line_about(other, codes, shared, commonplace):
    """Return the line about another brief.

    codes   {id of a tag of it: country code or ""}
    shared  {id of a tag of the brief: its name}
    """
    shown = sorted(code for tag, code in codes.items() if code and tag not in commonplace)
    return Related(
        headline=other.headline,
        language=other.language,
        url=address_of("briefs:brief", other.slug),
        when=dates.standing(other).text,
        codes=" ".join(shown[:CODES_SHOWN]),
        shared=", ".join(name for tag, name in shared.items() if tag in codes),
    )


def onward_of(brief, state):
    """Return the rows that lead on from any brief: its source, if that has more, and its month."""
    source, day = brief.lead_source, brief.filed_on
    number = every(state).sources.get(source.pk, 0) if source else 0
    month = fixed_address("briefs:archive_month", day.year, f"{day.month:02}")
    filed = _("Filed in %s") % dates.month(day, dates.LONG)
    return [
        *([tag_row(source.name, source.get_absolute_url(), number)] if number > 1 else []),
        format_html('<li><a href="{}">{}</a></li>', month, filed),
    ]
