"""A source that is not there yet, named while a brief is written: an editor settles what it is."""

from django.utils.translation import gettext as _

from ...models import Source
from ...text.credit import clean_name
from ..changing.known_sources import make_source
from ..changing.outcomes import Invalid
from ..names.naming import require_perm
from .keeping import keep_source


def new_source(name, *, by, kind=""):
    """Return the source that bears this name, else a new one of unknown kind.

    No brief is published on such a one alone, and readers see nothing of it before: what it is
    says somebody who may change sources, here or later; of one that is known nothing is changed.
    Errors: Invalid, NotAllowed
    """
    require_perm(by, "briefs.add_brief", _("You do not have the right to add briefs."))
    if not clean_name(name):
        raise Invalid({"citations": [_("“%s” is no name of a source.") % name]})
    if kind:
        said = _("What a source is says somebody who may change sources.")
        require_perm(by, "briefs.change_source", said)
    source = make_source(name, kind=kind)
    if kind and source.kind == Source.Kind.UNKNOWN:
        source.kind = kind
        keep_source(source, by=by)
    return source
