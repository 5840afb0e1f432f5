"""What every page says around its own words: menu, figures, feeds."""

from dataclasses import dataclass

from django.conf import settings
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..kept import ledger
from ..kept.caching import counted_once
from ..wording.addresses import absolute
from ..wording.numbers import grouped

MENU = [
    ("front", gettext_lazy("Front")),
    ("list", gettext_lazy("Briefs")),
    ("tags", gettext_lazy("Tags")),
    ("sources", gettext_lazy("Sources")),
    ("archive", gettext_lazy("Archive")),
    ("digests", gettext_lazy("Digests")),
    ("corrections", gettext_lazy("Corrections")),
]
# About the newsroom itself: below every page, and beside each of these.
HOUSE = [
    ("about", gettext_lazy("About")),
    ("standards", gettext_lazy("How briefs are made")),
    ("since", gettext_lazy("What is new")),
    ("following", gettext_lazy("Follow by feed")),
    ("report", gettext_lazy("Report an error")),
    ("colophon", gettext_lazy("Colophon")),
]
FRAME = ["sheets", "top", "find", "sections", "dates", "links", "house"]
FORMS = {
    "atom": ("Atom", "application/atom+xml"),
    "rss": ("RSS", "application/rss+xml"),
    "json": ("JSON", "application/feed+json"),
}


@dataclass(frozen=True, slots=True)
class FeedLink:
    name: str
    type: str
    url: str
    title: str


def show(request, template, context, *, section="", exact=True, status=200):
    """Render a page of the section that the menu marks: `exact` if it is that very page.

    Its head says what it is called, its one address and in a sentence what stands on it; `context`
    may say these of itself: name (else its title), page (of a list), canonical, description.
    """
    state = request.state
    name = f"frame {section} {exact}"
    kept = counted_once(state, name, lambda: frame(request, section, state, exact=exact))
    return render(
        request,
        template,
        {
            "frame": kept,
            "front": section == "front",
            "name": context["title"],
            "page": "",
            "canonical": absolute(request.path),
            "description": "",
            "feeds": [],
            **context,
        },
        status=status,
    )


def frame(request, section="", state=None, *, exact=True):
    """Render what stands around the words of every page of a section.

    Half of the time of a list went into it, so that it is made once an edition. A page that is none
    of an edition, such as one that refuses, has no `state`.
    """
    context = {
        "state": state,
        "number": ledger.edition(state) if state else "",
        "figures": figures(ledger.house(state)) if state else "",
        "front": section == "front",
        "menu": menu(MENU, section, exact=exact),
        "house": menu(HOUSE, section, exact=exact),
    }
    return {part: render_to_string(f"frame.html#{part}", context, request) for part in FRAME}


def menu(entries, section="", *, exact=True):
    current = "page" if exact else "true"
    return [
        {
            "url": reverse(f"briefs:{name}"),
            "label": label,
            "current": current if name == section else "",
        }
        for name, label in entries
    ]


def figures(house):
    return " · ".join(
        [
            ngettext("%s brief", "%s briefs", house.briefs) % grouped(house.briefs),
            ngettext("%s source", "%s sources", house.sources) % grouped(house.sources),
            ngettext("%s document read", "%s documents read", house.documents)
            % grouped(house.documents),
        ]
    )


def feed_links(address, title):
    """Return a list's feeds. `address(form)` makes the address of one of FORMS."""
    return [
        FeedLink(
            name,
            media_type,
            address(form),
            _("%(list)s (%(form)s)") % {"list": title, "form": name},
        )
        for form, (name, media_type) in FORMS.items()
    ]


def site_title():
    tagline = settings.SITE_TAGLINE
    return f"{settings.SITE_NAME}: {tagline}" if tagline else settings.SITE_NAME
