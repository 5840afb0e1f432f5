"""The suggested names of a brief, asked wherever it can be let pass: which of them stay?"""

from ..common.choices import number_in


def names_said(request):
    """Return {id of a tag: whether it stays} of the suggested names that the page showed."""
    shown, kept = (set(request.POST.getlist(said)) for said in ("name", "keep"))
    return {number_in(pk): pk in kept for pk in shown}


def new_names(request, brief):
    """Return [(tag, whether it stays)] of the names of a brief that nobody has looked at."""
    said = names_said(request)
    tags = brief.tags.filter(suggested=True).order_by("name")
    return [(tag, said.get(tag.pk, True)) for tag in tags]
