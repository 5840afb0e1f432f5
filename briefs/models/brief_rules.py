"""What the database holds a brief to, and by which indexes it finds one."""

from django.db import models
from django.db.models import F, Q

from .brief_lists import FiledBy, Kind, Status
from .fields import listed
from .inference import INFERRED, STATED

INDEXES = [
    # The columns behind the order let lists and counts be read off the index alone.
    models.Index(
        name="brief_newest",
        fields=["status", "-filed_on", "-id", "published_at", "uid"],
    ),
    models.Index(
        name="brief_public_since",
        fields=["-published_at", "id", "filed_on", "language"],
        condition=Q(status="published"),
    ),
    models.Index(name="brief_by_status", fields=["status", "-changed_at"]),
    # The desk's lists hold drafts too; SQLite reads no index that has a condition.
    models.Index(name="brief_filed", fields=["-filed_on", "-id"]),
    models.Index(name="brief_by_hour", fields=["status", "published_at"]),
    models.Index(name="brief_by_kind", fields=["kind", "-id"]),
]

CONSTRAINTS = [
    listed("brief_status_listed", "status", Status),
    listed("brief_kind_listed", "kind", Kind),
    models.CheckConstraint(
        name="brief_published_has_time",
        condition=~Q(status="published")
        | Q(published_at__isnull=False, first_published_at__isnull=False),
    ),
    models.CheckConstraint(
        name="brief_published_has_slug",
        condition=~Q(status="published") | Q(slug__isnull=False),
    ),
    models.CheckConstraint(
        name="brief_withdrawn_has_reason",
        condition=(Q(status="withdrawn", withdrawn_at__isnull=False) & ~Q(withdrawn_because=""))
        | (~Q(status="withdrawn") & Q(withdrawn_at__isnull=True, withdrawn_because="")),
    ),
    models.CheckConstraint(
        name="brief_date_has_precision",
        condition=Q(event_on__isnull=True, event_precision="unknown")
        | (Q(event_on__isnull=False) & Q(event_precision__in=["day", "month", "year"])),
    ),
    models.CheckConstraint(
        name="brief_event_in_order",
        condition=Q(event_until__isnull=True)
        | Q(event_on__isnull=False, event_until__gte=F("event_on")),
    ),
    models.CheckConstraint(
        name="brief_inference_has_reason",
        condition=INFERRED | STATED,
    ),
    listed("brief_filing_listed", "filed_by", FiledBy),
    models.CheckConstraint(
        name="brief_filed_by_editor_has_reason",
        condition=(Q(filed_by="editor") & ~Q(filed_because=""))
        | (~Q(filed_by="editor") & Q(filed_because="")),
    ),
    models.CheckConstraint(
        name="brief_rework_is_not_public",
        condition=Q(rework_of__isnull=True) | Q(status__in=["draft", "review"], slug__isnull=True),
    ),
]
