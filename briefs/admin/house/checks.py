"""Checks of the publishing list that this desk does without."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import CheckSwitch
from ..common.lists import DeskAdmin
from ..site import site


@admin.register(CheckSwitch, site=site)
class CheckSwitchAdmin(DeskAdmin):
    """A row switches a check off; deleting the row switches it on again."""

    nothing_yet = gettext_lazy("Every check is asked: none is switched off.")
    list_display = ("named", "reason", "by", "at")
    list_select_related = ("by",)
    fields = ("check_name", "reason")

    @admin.display(description=gettext_lazy("check"), ordering="check_name")
    def named(self, switch):
        return desk.CHECKS[switch.check_name][0] if switch.check_name in desk.CHECKS else switch

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "check_name":
            choices = [(name, label) for name, (label, _check) in desk.CHECKS.items()]
            return forms.ChoiceField(label=_("Check to switch off"), choices=choices)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": _("Switch a check off")} | (extra_context or {})
        return super().add_view(request, form_url, context)

    def has_change_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        obj.by = request.user
        super().save_model(request, obj, form, change)
