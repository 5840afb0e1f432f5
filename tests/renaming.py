"""A tag is given another name, as its page does it."""

from copy import copy

from briefs import desk


def rename_tag(tag, name, *, by):
    renamed = copy(tag)
    renamed.name = name
    return desk.keep_tag(renamed, by=by)
