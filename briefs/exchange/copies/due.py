"""The system check that says when to rebuild. It asks the database: `check --database default`."""

from django.core import checks
from django.db import connections
from django.utils.translation import gettext as _

from ...models import Brief, Edition, Tag, Tally
from ...search.index import backend


@checks.register(checks.Tags.database)
def rebuild_is_due(app_configs, databases, **kwargs):
    """Rows that came in past the desk and the importer are neither found nor seen by caches."""
    if "default" not in (databases or []):
        return []
    tables = connections["default"].introspection.table_names()
    # A database that is about to be migrated is asked, too.
    if not {"briefs_search", Tally._meta.db_table} <= set(tables):
        return []
    return [
        checks.Warning(why, hint=_("Run manage.py rebuild."), id=f"briefs.W00{number}")
        for number, why in enumerate(_reasons(), start=1)
        if why
    ]


def _reasons():
    """Yield for each thing that follows from the rows why it does not fit them, or ""."""
    briefs, indexed = (
        Brief.objects.count(),
        backend().execute("SELECT count(*) FROM briefs_search")[0][0],
    )
    unequal = _("The search index has %(indexed)d of %(briefs)d briefs.")
    yield unequal % {"indexed": indexed, "briefs": briefs} if briefs != indexed else ""
    # By its oldest column: `migrate` asks before it has made the younger ones.
    begun = Edition.objects.filter(number__gt=0).exists()
    unseen = not begun and Brief.objects.public().exists()
    yield _("There are public briefs, but no edition yet.") if unseen else ""
    nameless = Tag.objects.exclude(names__main=True).exists()
    yield _("A tag has no main name, so it cannot be found by it.") if nameless else ""
    uncounted = _("The counts of tags, sources and days do not fit the briefs.")
    yield uncounted if Tally.objects.due() else ""
