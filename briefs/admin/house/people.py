"""Colleagues and their groups, as Django shows them."""

from operator import attrgetter

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as accounts
from django.contrib.auth.forms import (
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
    UserCreationForm,
)
from django.contrib.auth.models import Group, Permission, User
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..common.lists import Ticking
from ..common.lookups import KnownLookups
from ..common.ranks import groups_given_by, outranks
from ..site import site


class SetPassword(ReadOnlyPasswordHashWidget):
    """Leads to where a password is set; how it is kept is of no use to anybody here."""

    def render(self, name, value, attrs=None, renderer=None):
        label = self.get_context(name, value, attrs)["button_label"]
        button = '<div{}><a role="button" class="button" href="../password/">{}</a></div>'
        return format_html(button, flatatt(self.build_attrs(self.attrs, attrs)), label)


class ColleagueForm(UserChangeForm):
    password = ReadOnlyPasswordHashField(
        label=gettext_lazy("Password"),
        help_text=gettext_lazy("It is kept so that nobody can read it."),
        widget=SetPassword,
    )

    class Meta(UserChangeForm.Meta):
        labels = {
            "is_active": gettext_lazy("Account open"),
            "is_staff": gettext_lazy("May log in to the desk"),
            "groups": gettext_lazy("Reporter or editor"),
            "is_superuser": gettext_lazy("Administrator"),
        }
        help_texts = {
            "is_active": gettext_lazy("Who leaves keeps their name in the histories."),
            "is_staff": "",
            "is_superuser": gettext_lazy("All rights, colleagues and imports too."),
        }


ADMINISTRATOR = "Administrator"
# As whom somebody begins: a group of that name, or all rights.
BEGUN_AS = (
    ("Reporter", gettext_lazy("Reporter: writes and submits")),
    ("Editor", gettext_lazy("Editor: publishes too, not what they wrote")),
    (ADMINISTRATOR, gettext_lazy("Administrator: all rights, colleagues and imports too")),
)


class NewColleagueForm(UserCreationForm):
    """Asks at once what somebody may do: an account without rights opens nothing."""

    role = forms.ChoiceField(
        label=gettext_lazy("What they are"), choices=BEGUN_AS, widget=forms.RadioSelect
    )

    # Who adds the colleague: nobody gives more rights than they hold.
    by = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = set(groups_given_by(self.by).values_list("name", flat=True))
        given |= {ADMINISTRATOR} if self.by.is_superuser else set()
        self.fields["username"].help_text = _(
            "It is logged in with, and stands in the histories: letters, digits and . - _ + @"
        )
        self.fields["role"].choices = [role for role in BEGUN_AS if role[0] in given]

    def save(self, commit=True):
        self.instance.is_staff = True
        self.instance.is_superuser = self.cleaned_data["role"] == ADMINISTRATOR
        return super().save(commit=commit)

    def _save_m2m(self):
        super()._save_m2m()
        self.instance.groups.set(Group.objects.filter(name=self.cleaned_data["role"]))


class RightsFilter(admin.SimpleListFilter):
    """People by what they are here: members of a group, or administrators."""

    title = gettext_lazy("what they are")
    parameter_name = "as"

    def lookups(self, request, model_admin):
        groups = Group.objects.order_by("name").values_list("name", flat=True)
        return [*((name, name) for name in groups), (ADMINISTRATOR, _("Administrator"))]

    def queryset(self, request, people):
        if self.value() == ADMINISTRATOR:
            return people.filter(is_superuser=True)
        return people.filter(groups__name=self.value()) if self.value() else people


class Ticked(Ticking):
    """For a ModelAdmin: groups and rights are ticked in a list that reads without scripts."""

    show_facets = admin.ShowFacets.NEVER
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.help_text = ""
        if field.queryset.model is Permission:
            field.label_from_instance = attrgetter("name")
        return field

    def render_change_form(self, request, context, **kwargs):
        context["adminform"].form.label_suffix = ""
        context["list_title"] = self.list_title
        return super().render_change_form(request, context, **kwargs)


@admin.register(User, site=site)
class ColleagueAdmin(Ticked, KnownLookups, accounts.UserAdmin):
    """Takes of an address what every list of the desk takes."""

    form = ColleagueForm
    add_form = NewColleagueForm
    add_form_template = "admin/change_form.html"
    add_fieldsets = ((None, {"fields": ("username", "role", "password1", "password2")}),)
    list_filter = (RightsFilter,)
    list_title = gettext_lazy("People and their accounts")
    list_display = ("username", "rights", "last_login")
    # Rights are those of the groups; a single right for one person is seldom given.
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (gettext_lazy("Personal info"), {"fields": ("first_name", "last_name", "email")}),
        (
            gettext_lazy("What they may do"),
            {"fields": ("is_active", "is_staff", "groups", "is_superuser")},
        ),
        (
            gettext_lazy("Rights one by one, beside those of the groups"),
            {"classes": ("collapse",), "fields": ("user_permissions",)},
        ),
        (None, {"fields": (("last_login", "date_joined"),)}),
    )
    readonly_fields = ("last_login", "date_joined")
    # What leads to those without a group has to have a name.
    empty_value_display = "–"

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if obj is None:
            form.by = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        fixed = super().get_readonly_fields(request, obj)
        return fixed if request.user.is_superuser else (*fixed, "is_superuser", "user_permissions")

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs["queryset"] = groups_given_by(request.user)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        """Nobody changes an account, nor its password, that has more rights than theirs."""
        may = super().has_change_permission(request, obj)
        return may and not (obj and outranks(obj, request.user))

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj)
        return may and not (obj and outranks(obj, request.user))

    def add_view(self, request, form_url="", extra_context=None):
        context = {"title": _("A new account")} | (extra_context or {})
        return super().add_view(request, form_url, context)

    def response_add(self, request, obj, post_url_continue=None):
        """As everywhere at the desk: *Save and close* leads to the list. Django goes on here."""
        return admin.ModelAdmin.response_add(self, request, obj, post_url_continue)

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=gettext_lazy("rights"), empty_value="")
    def rights(self, colleague):
        """Say what a person may do, as far as it has a name."""
        if not (colleague.is_active and colleague.is_staff):
            return _("none: may not log in")
        groups = ", ".join(group.name for group in colleague.groups.all())
        return _("Administrator") if colleague.is_superuser else groups


@admin.register(Group, site=site)
class GroupAdmin(Ticked, KnownLookups, accounts.GroupAdmin):
    """Groups are changed by administrators alone, who hold all rights that a group may give."""

    list_title = gettext_lazy("Groups and their rights")

    def has_add_permission(self, request):
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        return request.user.is_superuser
