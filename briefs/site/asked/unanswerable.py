"""What cannot be answered, each with a sentence for the reader."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext


class Malformed(BadRequest):
    """A parameter that cannot be read: a sentence for the reader, and the parameter's name."""

    status = 400
    title = gettext_lazy("The address was not understood")

    def __init__(self, sentence, name):
        super().__init__(sentence)
        self.sentence, self.name = sentence, name
        # What else of the same address cannot be read.
        self.others = []

    @property
    def faults(self):
        """Return {parameter: sentence}, all that is wrong with the address."""
        return {fault.name: fault.sentence for fault in [self, *self.others]}


def not_a_date(text):
    return _("“%s” is not a date. A date looks like 2021, 2021-11 or 2021-11-13.") % text[:40]


def not_a_place(text):
    return _("“%s” is not a place in the list.") % text[:60]


def refuse(faults):
    """Raise the first of these, which tells of the others; nothing where there is none."""
    if faults:
        faults[0].others = faults[1:]
        raise faults[0]


class TookTooLong(Malformed):
    """Words that were understood, and for which too much would have to be looked through."""

    status = 503
    title = gettext_lazy("The search took too long")
    name = "q"
    sentence = gettext_lazy(
        "Too many briefs hold parts of it: add a rarer word, or leave a phrase or a − away."
    )

    def __init__(self):
        super().__init__(self.sentence, self.name)


class ListTookTooLong(TookTooLong):
    """Filters that were understood, and for which too much would have to be looked through."""

    title = gettext_lazy("The list took too long")
    name = ""
    sentence = gettext_lazy(
        "Too many briefs bear parts of what was asked: take a filter away, or ask for one alone."
    )


class PastTheLast(Http404):
    """A page of a list that has so many `pages`; `first` is the address of the first one."""

    def __init__(self, pages, first):
        super().__init__()
        self.sentence = ngettext("There is %d page.", "There are %d pages.", pages) % pages
        self.first = first
