"""What is asked about briefs: each question has a name, and one definition."""

from django.db import models
from django.db.models import F, Prefetch
from django.utils import timezone

from .brief_lists import Status
from .citation import Citation
from .tag import TaggedBrief


class BriefQuerySet(models.QuerySet):
    def get_by_natural_key(self, uid):
        return self.get(uid=uid)

    def approved(self):
        """What readers see, now or from its minute on."""
        return self.filter(status=Status.PUBLISHED)

    def public(self, at=None):
        """What a reader may see now, or at an hour. The only definition."""
        return self.approved().filter(published_at__lte=at or timezone.now())

    def stones(self):
        """Withdrawn and once public: what leaves a stone. The only definition."""
        return self.filter(status=Status.WITHDRAWN, first_published_at__lte=timezone.now()).exclude(
            slug=None
        )

    def scheduled(self):
        """Approved for a minute that has not come."""
        return self.approved().filter(published_at__gt=timezone.now())

    def came_out(self, after, until):
        """Those that came out after one hour and until another; some may be withdrawn by now."""
        return self.filter(
            status__in=[Status.PUBLISHED, Status.WITHDRAWN],
            published_at__gt=after,
            published_at__lte=until,
        )

    def new_since(self, hour):
        """Those that came out for the first time at an hour or after it."""
        # None comes out before it first did: the second condition says no more, but has an index.
        return self.filter(first_published_at__gte=hour, published_at__gte=hour)

    def drafts(self):
        return self.filter(status=Status.DRAFT)

    def in_review(self):
        return self.filter(status=Status.REVIEW)

    def newest_first(self):
        """By filing date; the id decides within a day, so that paging by key is stable."""
        return self.order_by("-filed_on", "-id")

    def for_cards(self):
        """Load all that a card shows, in four queries; a forgotten join raises."""
        cited = Citation.objects.select_related("source").annotate(
            read_from=F("clipping__document"),
            read_as=F("clipping__document__kind"),
            shown_by=F("clipping__document__host"),
            form_of=F("clipping__document__predecessor"),
        )
        return self.prefetch_related(
            Prefetch("citations", cited),
            Prefetch("tagged", TaggedBrief.objects.select_related("tag").order_by("tag__name")),
            "corrections",
        ).fetch_mode(models.FETCH_RAISE)
