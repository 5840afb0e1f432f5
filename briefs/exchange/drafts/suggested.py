"""The tags that intake suggests, each once for a whole fixture."""

from dataclasses import dataclass, field

from ...models.slugs import free_slug
from ...text import limits
from ...text.clean import clean_line
from ...text.fold import fold


@dataclass
class _Tag:
    name: str
    kind: str
    code: str
    names: dict = field(default_factory=dict)


class SuggestedTags:
    """The suggested tags of all drafts. Two that share a name or a code are one."""

    def __init__(self, suggested):
        self._by_name = {}
        self._by_code = {}
        for tag in suggested:
            self._add(tag)

    def _add(self, suggested):
        names = {}
        for name in (suggested.name, *suggested.aliases):
            name = clean_line(name)[: limits.NAME].strip()
            if name and fold(name):
                names.setdefault(fold(name), name)
        if not names:
            return
        known = [self._by_name[key] for key in names if key in self._by_name]
        if suggested.code in self._by_code:
            known.append(self._by_code[suggested.code])
        if known:
            tag = known[0]
        else:
            kind, code = _kind(suggested)
            tag = _Tag(next(iter(names.values())), kind, code)
        for other in {id(t): t for t in known[1:] if t is not tag}.values():
            names |= other.names
            tag.code = tag.code or other.code
            tag.kind = "country" if len(tag.code) == 2 else tag.kind
        for key, name in names.items():
            tag.names.setdefault(key, name)
        self._by_name |= dict.fromkeys(tag.names, tag)
        if tag.code:
            self._by_code[tag.code] = tag

    def main(self, name):
        """Return the main name of the tag that bears this one."""
        return self._by_name[fold(clean_line(name)[: limits.NAME].strip())].name

    def records(self):
        """Yield (model, fields) of every tag, then of every name."""
        tags = sorted(
            {id(t): t for t in self._by_name.values()}.values(), key=lambda t: fold(t.name)
        )
        taken = set()
        for tag in tags:
            slug = free_slug(tag.name, fallback="tag", taken=taken.__contains__)
            taken.add(slug)
            fields = {"name": tag.name, "slug": slug, "kind": tag.kind, "code": tag.code}
            yield "tag", fields | {"suggested": not tag.code}
        for tag in tags:
            main = fold(tag.name)
            for folded, name in sorted(tag.names.items()):
                fields = {"tag": [tag.name], "name": name, "folded": folded}
                yield "tagname", fields | {"main": folded == main}


def _kind(suggested):
    """Return kind and code as the newsroom allows them: two letters of a country, or LAC."""
    if suggested.kind == "country" and len(suggested.code) == 2:
        return "country", suggested.code
    if suggested.kind == "country":
        return "place", ""
    return suggested.kind, "LAC" if (suggested.kind, suggested.code) == ("place", "LAC") else ""
