"""The form of a brief: its address, what a browser would send back of it, what the desk says."""

from django.urls import reverse


def change(brief):
    """Return the address of the form of a brief."""
    return reverse("admin:briefs_brief_change", args=[brief.pk])


def typed(response, **changes):
    """Return the form of a change page as POST data, with some fields typed anew."""
    data = {}
    for form in [response.context["adminform"].form, *inline_forms(response)]:
        for field in form:
            value = field.value()
            if value is True:
                data[field.html_name] = "on"
            elif value is not None and value is not False and value != "":
                data[field.html_name] = value
    return data | changes


def inline_forms(response):
    for inline in response.context["inline_admin_formsets"]:
        yield inline.formset.management_form
        yield from inline.formset.forms


def said(response):
    """Return what the desk says above a page, sentence by sentence."""
    return [str(message) for message in response.context["messages"]]
