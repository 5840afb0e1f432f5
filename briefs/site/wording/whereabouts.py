"""Where a search found a brief, said in words where its entry would not show it."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from ...search import Results


def passages_of(results: Results, texts):
    """Return {brief id: the passage of each that answers, as HTML}; texts  {brief id: Texts}."""
    passages = {pk: results.passage(text) for pk, text in texts.items()}
    unseen = {pk: texts[pk].language for pk, (where, _passage) in passages.items() if not where}
    named = results.names(unseen) if unseen and results.question.wanted else {}
    return {
        pk: said(said_of(where, named.get(pk)), passage)
        for pk, (where, passage) in passages.items()
    }


def said_of(where, named):
    """Return what stands before the passage: "" where the reader sees the words anyway."""
    if where == "body":
        return _("In the text:")
    if not named:
        return ""
    kind, name = named
    before = {
        "tag": _("Found as a tag: {}"),
        "alias": _("Found as another name of a tag: {}"),
        "source": _("Found in the name of a source: {}"),
        "title": _("Found in a title as printed: {}"),
    }[kind]
    return format_html(before, name)


def said(before, passage):
    if not before:
        return passage
    return format_html('<span class="hit">{}</span> {}', before, passage)
