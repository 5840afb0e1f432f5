"""A source that is not there yet, named while a brief is written: an editor settles what it is."""

from django.utils.translation import gettext as _

from ...models import Source
from ...text.credit import clean_name
from ..changing.known_sources import make_source
from ..changing.outcomes import Invalid
from ..names.naming import require_perm
from .keeping import keep_source


def new_source(name, *, by, kind=""):
    """Return the source that bears this name, else a new one.

    kind  what the source is, said by somebody who may change sources; left out, it stays unknown

    A kind that is known already is not changed. No brief is published on a source of unknown kind
    alone, so readers do not see the new source before an editor has said what it is.
    Errors: Invalid, NotAllowed
    """
    require_perm(by, "briefs.add_brief", _("You do not have the right to add briefs."))
    if not clean_name(name):
        raise Invalid({"citations": [_("“%s” is no name of a source.") % name]})
    if kind:
        said = _("Only somebody who may change sources says what a source is.")
        require_perm(by, "briefs.change_source", said)
    source = make_source(name, kind=kind)
    if kind and source.kind == Source.Kind.UNKNOWN:
        source.kind = kind
        keep_source(source, by=by)
    return source
