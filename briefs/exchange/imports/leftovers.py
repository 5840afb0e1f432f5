"""What only drafts name that were not taken: their suggested tags and unknown sources go again."""

from itertools import batched

from ...models import Source, Tag, TagName
from ..files.natural import fold_once


def take_back_leftovers(run, file):
    """Take away what this file brought for its drafts and no brief of the newsroom has now.

    A suggested tag or a source of unknown kind that no brief of the file names stays: somebody
    wants it there.
    """
    _take_back(run, "tag", Tag.objects.filter(tagged=None), _named(run, file, "taggedbrief", "tag"))
    unused = Source.objects.unused().filter(former_slugs=None, former_names=None)
    _take_back(run, "source", unused, _named(run, file, "citation", "source"))


def _named(run, file, kind, field):
    return {fold_once(name) for name in run.staging.named(file, kind, field)}


def _take_back(run, kind, unused, named):
    made = {pk for key, pk in run.made[kind].items() if key in named}
    rows = {"tag": run.tags, "source": run.sources}[kind]
    for batch in batched(sorted(made), 500):
        gone = set(unused.filter(pk__in=batch).order_by().values_list("pk", flat=True))
        if kind == "tag":
            names = TagName.objects.filter(tag__in=gone).count()
            run.report.add("tagname", "created", -names)
        unused.model.objects.filter(pk__in=gone).delete()
        run.report.add(kind, "created", -len(gone))
        for key in [key for key, pk in rows.items() if pk in gone]:
            del rows[key]
    run.made[kind].clear()
