"""The question in an address, and the addresses of its neighbours."""

from urllib.parse import urlencode

from .filters import PARAMETERS, REPEATED


def filled(data):
    """Return the parameters without those left empty, as a form sends them.

    Of one that has a single value the last is read: each of a hundred would be a search of its own.
    """
    found = data.copy()
    for name, values in data.lists():
        asked = [value for value in values if value.strip()]
        found.setlist(name, asked if name in REPEATED else asked[-1:])
        if not asked:
            del found[name]
    return found


class Asking:
    """The filters that an address sets, in a fixed order; paging is left out.

    where  the path of the list
    """

    def __init__(self, where, data):
        self.where = where
        self.pairs = [
            (name, value)
            for name in PARAMETERS
            for value in dict.fromkeys(data.getlist(name))
            if value
        ]

    def values(self, name):
        return [value for key, value in self.pairs if key == name]

    @property
    def filters(self):
        """The pairs that narrow the list."""
        return [pair for pair in self.pairs if pair[0] != "sort"]

    def address(self, pairs, page=None):
        query = urlencode([*pairs, *(page or {}).items()], safe=",")
        return f"{self.where}?{query}" if query else self.where

    def page(self, parameters):
        """Return the address of another page of the same list."""
        return self.address(self.pairs, parameters)

    def with_value(self, name, value):
        return self.address([*self.pairs, (name, value)])

    def replacing(self, **values):
        """Return the address with these parameters set anew, `from_` for from; None leaves out."""
        values = {name.rstrip("_"): value for name, value in values.items()}
        kept = [pair for pair in self.pairs if pair[0] not in values]
        return self.address([*kept, *((name, value) for name, value in values.items() if value)])

    def without(self, name, value=None):
        return self.address(
            [pair for pair in self.pairs if pair[0] != name or value not in (None, pair[1])]
        )

    def feed(self, form, page=None):
        """Return the address of the list as a feed: atom, rss or json."""
        query = urlencode([*self.pairs, *(page or {}).items()], safe=",")
        return f"{self.where}feed.{form}{'?' if query else ''}{query}"
