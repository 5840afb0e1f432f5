"""Words that the site's templates need in more than one place."""

import re

from django import template
from django.template.base import Node, TextNode
from django.templatetags.i18n import TranslateNode
from django.utils.translation import get_language

from ..site.kept.state import public_state
from ..site.pages.brief import context_of, unseen
from ..site.pages.pages import MENU, menu
from ..site.told.loading import filled
from ..site.told.reading import changed_label
from ..site.wording.numbers import grouped
from ..site.wording.pieces import foreign

register = template.Library()
register.filter(grouped)
register.filter(foreign)
LINE_END = re.compile(r"\s*\n\s*")


class Joined(Node):
    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        return self.nodelist.render(context)


@register.tag
def joined(parser, token):
    """Let a part be written on many lines and sent as one: line ends and indents are left out.

    That is done when the template is read, so that it costs no request. A space that readers are
    to see stands within a line. Its words are translated once for each language.
    """
    nodelist = parser.parse(["endjoined"])
    parser.delete_first_token()
    for node in nodelist.get_nodes_by_type(TextNode):
        node.s = LINE_END.sub("", node.s)
    for node in nodelist.get_nodes_by_type(TranslateNode):
        if node.filter_expression.var.literal and not node.asvar:
            node.render = once_a_language(node.render)
    return Joined(nodelist)


def once_a_language(render):
    """Let a node that says the same at each request be rendered once in each language."""
    said = {}

    def render_once(context):
        language = get_language()
        if language not in said:
            said[language] = render(context)
        return said[language]

    return render_once


@register.simple_tag
def changed(correction):
    """Say “corrected 1”."""
    return changed_label(correction)


@register.simple_tag
def site_menu():
    """Return the sections of the site, for a page that is none of them."""
    return menu(MENU)


@register.inclusion_tag("briefs/brief_columns.html")
def brief_columns(briefs):
    """Show the one brief of a queryset as its page would, be it public or not."""
    brief = filled(briefs.get())
    return context_of(brief, public_state(), unseen(brief))
