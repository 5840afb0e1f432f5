"""What a refused form has to mend, in one list: each entry leads to its field."""

from dataclasses import dataclass

from django.utils.text import capfirst


@dataclass(frozen=True, slots=True)
class Problem:
    """One sentence about a field. `address` is the id of the element that it is about, or ""."""

    label: str
    sentence: str
    address: str


def problems(form, inlines=()):
    """Return the Problems of a bound form and of its inline formsets, in the order of the page.

    A sentence about the form as a whole leads to the formset that its code names.
    """
    headings = {i.formset.prefix: f"{i.formset.prefix}-heading" for i in inlines}
    found = of_form(form, headings)
    for inline in inlines:
        heading = headings[inline.formset.prefix]
        found += [Problem("", said, heading) for said in inline.formset.non_form_errors()]
        called = capfirst(inline.opts.verbose_name)
        for number, row in enumerate(inline.formset.forms, start=1):
            found += of_form(row, {}, within=f"{called} {number}", heading=heading)
    return found


def of_form(form, headings, *, within="", heading=""):
    whole = form.non_field_errors().as_data()
    found = [
        Problem(within, sentence, headings.get(error.code, heading))
        for error in whole
        for sentence in error.messages
    ]
    for field in form:
        label = ", ".join(filter(None, (within, str(field.label))))
        found += [Problem(label, sentence, address_of(field)) for sentence in field.errors]
    return found


def address_of(field):
    """Return the id of what takes the focus: of a group of choices the first."""
    if field.field.widget.use_fieldset and len(field.subwidgets):
        return field.subwidgets[0].id_for_label
    return field.id_for_label or field.auto_id
