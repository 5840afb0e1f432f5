"""What the desk's first page says: what came in, what waits for whom, what is due, what changed."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import chain, islice
from operator import itemgetter

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Count, IntegerField, OuterRef, Q, Subquery, When
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext as _

from ... import desk
from ...models import Brief, Clipping, Correction, Document, Edition, ReaderReport, Revision
from ...models.revision import Verb, brought_back
from ..briefs.brief_list import how_long
from ..common.choices import with_state
from ..common.lists import MOST
from ..common.roles import families_of
from ..common.strip import DAYS, strip

ROWS = 6
LATE = timedelta(days=3)


def today(user):
    """Return the context of the desk page, in a number of queries that no number of rows moves.

    Errors  PermissionDenied for who may see no briefs; the rest asks for the rights of its lists
    """
    if not user.has_perm("briefs.view_brief"):
        raise PermissionDenied(
            _("Your account holds no right at the desk yet: an administrator puts it into a group.")
        )
    now = timezone.now()
    sees_documents = user.has_perm("briefs.view_document")
    against = contradicted() if sees_documents else []
    scheduled = list(Brief.objects.scheduled().order_by("published_at", "pk")[:ROWS])
    changed = desk.evidence_changed().exclude(pk__in=[found.contradicts_id for found in against])
    return {
        "now": now,
        "edition": Edition.objects.number(),
        "readings": readings(now),
        "strip": thirty_days(now),
        **(came_in() if sees_documents else {}),
        "waiting": waiting(user, now),
        "scheduled": scheduled,
        "next_change": scheduled[0].published_at if scheduled else None,
        "corrected": corrected(),
        "contradicted": [(found, with_state(found.contradicts)) for found in against],
        "changed_evidence": [
            (brief, with_state(brief)) for brief in changed.order_by("-changed_at", "-pk")[:ROWS]
        ],
    }


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows there are; beyond `MOST`, where the lists end too, “over” that number."""

    number: int

    @classmethod
    def of(cls, rows):
        return cls(rows.order_by().values("pk")[: MOST + 1].count())

    def __str__(self):
        return _("over %d") % MOST if self.number > MOST else str(self.number)

    def __bool__(self):
        return self.number > 0


def readings(now):
    """Return the five numbers at the top, and how many drafts nobody has taken up."""
    month = now - timedelta(days=30)
    return {
        "documents": Counted.of(Document.objects.filter(received_at__gte=month)),
        "clippings_waiting": Counted.of(Clipping.objects.waiting()),
        "clippings": Clipping.objects.count(),
        "in_review": Counted.of(Brief.objects.in_review()),
        "scheduled": Counted.of(Brief.objects.scheduled()),
        "reports": Counted.of(ReaderReport.objects.open()),
        "untaken": Counted.of(Brief.objects.drafts().filter(author=None, assigned_to=None)),
    }


def thirty_days(now):
    """Count clippings in and briefs out by day, in two queries."""
    last = timezone.localdate(now)
    first = last - timedelta(days=DAYS - 1)
    since = timezone.make_aware(datetime.combine(first, time.min))
    received = Clipping.objects.filter(document__received_at__gte=since)
    published = Brief.objects.public().filter(published_at__gte=since)
    return strip(
        by_day(received, "document__received_at"), by_day(published, "published_at"), today=last
    )


def by_day(rows, field):
    counted = rows.annotate(day=TruncDate(field)).order_by().values("day").annotate(n=Count("pk"))
    return dict(counted.values_list("day", "n"))


def came_in():
    """Return the newest documents, and others of which clippings wait still, as lists of
    (document, [(flag, family)], counts of its clippings).
    """
    documents = Document.objects.light().with_first_headline().select_related("host")
    newest = documents.order_by("-received_at", "-pk")
    came = list(newest[:ROWS])
    waiting = Clipping.objects.waiting().exclude(document__in=came).order_by()
    waits = list(newest.filter(pk__in=waiting.values("document"))[:ROWS])
    shown = Document.objects.filter(pk__in=[document.pk for document in came + waits])
    counted = shown.clipping_counts()
    return {
        name: [(found, families_of(found.flags), counted[found.pk]) for found in documents]
        for name, documents in (("came_in", came), ("waits_still", waits))
    }


def contradicted():
    """Return the newest clippings that wait and tell the event of a live brief with other figures,
    with the brief and the document of each."""
    rows = desk.contradicting().with_documents().select_related("contradicts").defer("excerpt")
    return list(rows.order_by("-pk")[:ROWS])


def waiting(user, now):
    """Return what waits for somebody, longest first: a brief or a report, for whom, since when, how
    long that is in words, and whether it is late."""
    review = Brief.objects.in_review().select_related("assigned_to", "author")
    drafted = Brief.objects.drafts().annotate(last=last_passed()).select_related("assigned_to")
    # What was sent back to whoever looks comes before what waits longer, and for others.
    mine = Q(assigned_to=user) | Q(assigned_to=None, author=user)
    back = Case(When(mine, last=Verb.RETURN, then=1), default=0, output_field=IntegerField())
    drafted = drafted.annotate(mine=back)
    drafts = drafted.exclude(assigned_to=None)
    own = drafted.filter(author=user, assigned_to=None)
    reports = ReaderReport.objects.open().select_related("brief").order_by("at", "pk")
    if not user.has_perm("briefs.view_readerreport"):
        reports = reports.none()
    rows = [
        {"brief": brief, "review": True, "since": brief.waiting_since or brief.changed_at}
        for brief in review.order_by("waiting_since", "pk")[:ROWS]
    ]
    rows += [
        {"brief": brief, "since": brief.changed_at, "due_on": brief.due_on}
        for brief in chain(
            drafts.order_by("-mine", "changed_at", "pk")[:ROWS],
            own.order_by("-mine", "-changed_at", "-pk")[:ROWS],
        )
    ]
    rows += [{"report": report, "since": report.at} for report in reports[:ROWS]]
    for row in rows:
        row["whom"] = waits_for(row, user)
    # What came back to whoever looks comes first; the rest by how long it waits.
    rows.sort(key=lambda row: (not came_back(row, user), row["since"]))
    for row in rows:
        row["time"] = how_long(row["since"])
        due = row.get("due_on")
        row["late"] = now - row["since"] > LATE or bool(due and due < timezone.localdate(now))
    return rows[: ROWS + 2]


def came_back(row, user):
    """Say whether a draft was sent back to this person."""
    brief = row.get("brief")
    if brief is None or row.get("review") or brief.last != Verb.RETURN:
        return False
    return (brief.assigned_to or user) == user


def last_passed():
    """Which came last for a brief, that it was submitted or that it was sent back."""
    passed = Revision.objects.filter(brief=OuterRef("pk"), verb__in=[Verb.SUBMIT, Verb.RETURN])
    return Subquery(passed.order_by("-number").values("verb")[:1])


def waits_for(row, user):
    """Say for whom a row waits and for what."""
    if "report" in row:
        if user.has_perm("briefs.change_readerreport"):
            return _("you or another editor: answer")
        return _("an editor: answer")
    review, brief = row.get("review"), row["brief"]
    person = brief.assigned_to or (None if review else user)
    mine = user.has_perm("briefs.approve_brief") and brief.author_id != user.pk
    editor = _("you or another editor") if mine else _("an editor")
    whom = _("you") if person == user else str(person) if person else editor
    if review:
        what = _("second check")
    else:
        what = _("mending, it was sent back") if brief.last == Verb.RETURN else _("writing")
    return _("%(whom)s: %(what)s") % {"whom": whom, "what": what}


def corrected():
    """Return the last corrections, withdrawals and returns, newest first, of each brief the last:
    (when, brief, note, who).

    who  the name of the person who changed the live brief without a second one, else ""
    """
    last = Correction.objects.filter(brief=OuterRef("brief")).order_by("-number").values("number")
    notes = Correction.objects.filter(number=Subquery(last[:1])).select_related("brief")
    notes = list(notes[:ROWS])
    stones = Brief.objects.stones().order_by("-withdrawn_at", "-pk")[:ROWS]
    alone = by_one_person(notes)
    told = [(n.at, n.brief, str(n), alone.get((n.brief_id, n.note), "")) for n in notes]
    told += [(brief.withdrawn_at, brief, _("withdrawn"), "") for brief in stones]
    back = brought_back().order_by("-back_at", "-pk")[:ROWS]
    told += [(brief.back_at, brief, _("brought back"), "") for brief in back]
    newest = {}
    for row in sorted(told, key=itemgetter(0), reverse=True):
        newest.setdefault(row[1].pk, row)
    return list(islice(newest.values(), ROWS))


def by_one_person(notes):
    """Return {(brief, note): name} of the notes to readers of changes that nobody approved."""
    steps = Revision.objects.filter(verb=Verb.CORRECT, brief__in={n.brief_id for n in notes})
    # The oldest first: of two in the same words the later one counts.
    named = steps.exclude(by_name="").order_by("number").values_list("brief", "note", "by_name")
    return {(brief, note): name for brief, note, name in named}
