"""Natural keys: how a record names another, and what two records of one thing have in common."""

from functools import lru_cache

from django.utils.translation import gettext as _

from ...text.clean import clean_line
from ...text.fold import fold
from .problems import Unfit
from .values import uid

# The same few thousand names stand in every citation and tag of a long fixture.
fold_once = lru_cache(maxsize=20_000)(fold)


def natural_key(kind, fields):
    """Return what two records of one thing have in common, as text."""
    if kind.name == "citation":
        clipping = fields.get("clipping")
        where = clipping or [fields.get("address", "")]
        parts = [
            *fields["brief"],
            fold_once(fields["source"][0]),
            fields.get("role", "origin"),
            *where,
        ]
        return "\n".join(map(str, parts))
    parts = []
    for name in kind.key:
        value = fields[name]
        named = name if name in kind.refer else None
        if named and kind.refer[name] == "tag":
            value = [fold_once(value[0])]
        elif name == "name":
            value = fold_once(value)
        parts += value if isinstance(value, list) else [value]
    return "\n".join(map(str, parts))


def reference(kind, optional):
    """Return the function that checks how a record names another one of this kind."""
    shapes = {
        "source": (str,),
        "tag": (str,),
        "document": (str,),
        "clipping": (str, int),
        "brief": (str,),
    }[kind]
    example = {
        "source": '["China Daily"]',
        "tag": '["Peru"]',
        "document": _('["the SHA-256"]'),
        "clipping": _('["the document’s SHA-256", 12]'),
        "brief": _('["the uid"]'),
    }[kind]

    def check(value):
        if value is None and optional:
            return None
        right = (
            isinstance(value, list)
            and len(value) == len(shapes)
            and all(
                isinstance(part, shape) and not isinstance(part, bool)
                for part, shape in zip(value, shapes, strict=True)
            )
        )
        if not right:
            raise Unfit(_("it is no natural key of a %s") % kind, _("write it like %s") % example)
        parts = [clean_line(part) if isinstance(part, str) else part for part in value]
        return [uid(parts[0])] if kind == "brief" else parts

    return check
