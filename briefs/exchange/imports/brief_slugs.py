"""Under which address a brief of a fixture stands here."""

from uuid import UUID

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from ...desk.changing.change import seen_by_readers
from ...models import Brief
from ...models.brief_slug import in_the_way, make_room, slug_mark
from ...models.slugs import stem
from .stamps import keeping_stamps

_PUBLIC = {Brief.Status.PUBLISHED, Brief.Status.WITHDRAWN}


def settle_slugs(batch, here, slugs):
    """Give the briefs of a batch their addresses: first those that are out, then those that wait.

    here  the units of the newsroom by uid: an address that was given lasts
    What is or was public without an address is given a new one.
    """
    ordered = sorted(batch, key=lambda arrival: _waits(arrival.content))
    new = [arrival for arrival in ordered if arrival.record.key not in here]
    _make_room([_wanted(a.content) for a in new if not _waits(a.content)])
    slugs.look_up([_wanted(a.content) for a in ordered] + [_marked(a.content) for a in ordered])
    for arrival in ordered:
        content, unit = arrival.content, here.get(arrival.record.key)
        public = content["status"] in _PUBLIC and content["published_at"]
        if unit and unit.content["slug"]:
            content["slug"] = unit.content["slug"]
        elif content["slug"] or public:
            wanted = _wanted(content)
            taken = slugs.is_taken(wanted) and _waits(content)
            content["slug"] = slugs.give(_marked(content) if taken else wanted)


def _make_room(wanted):
    """As the desk does; briefs that nobody has edited count as unedited after it."""
    with keeping_stamps(in_the_way(wanted).values_list("pk", flat=True)):
        make_room(wanted)


def _waits(content):
    """Say whether a brief is approved and nobody has ever seen it."""
    if content["status"] != Brief.Status.PUBLISHED or seen_by_readers(content):
        return False
    return parse_datetime(content["first_published_at"]) > timezone.now()


def _wanted(content):
    """Return the address that the file gives, else one of the headline; what waits bears a mark."""
    if content["slug"]:
        return content["slug"]
    return _marked(content) if _waits(content) else stem(content["headline"], "brief")


def _marked(content):
    return stem(content["headline"], "brief", slug_mark(UUID(content["uid"])))
