"""What a verb asks of the person who uses it, beside the brief and its version."""

from datetime import UTC, timedelta

from django import forms
from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import desk
from ...models import Brief
from ...text import limits
from ..common.choices import BriefField, ChooseBrief, Day
from ..site import site
from .brief_form import TOLD

# Said with the label of the field.
LACKS = {"required": gettext_lazy("Say it in a sentence.")}


class NoWordsForm(forms.Form):
    """Asks for nothing: of verbs that need no words."""

    def looked_at(self):
        """Say whether all that has to be looked at first was shown."""
        return True

    def words(self):
        """Return what was typed, as the verb's keyword arguments."""
        return dict(self.cleaned_data)


class NoteForm(NoWordsForm):
    note = forms.CharField(
        label=gettext_lazy("Note to colleagues"),
        required=False,
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Kept in the history; readers never see it."),
    )


class SendBackForm(NoteForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].required = True
        self.fields["note"].label = _("What the author should change")
        self.fields["note"].error_messages |= LACKS


class ReasonForReaders(forms.CharField):
    """One sentence that readers are told, required."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **kwargs):
        super().__init__(error_messages=LACKS, max_length=limits.REASON, **kwargs)


class WithdrawForm(NoWordsForm):
    reason = ReasonForReaders(
        label=gettext_lazy("Reason, for readers"),
        help_text=gettext_lazy("One sentence. The page of the brief answers with it from then on."),
    )


class BringBackForm(NoWordsForm):
    because = ReasonForReaders(
        label=gettext_lazy("Why it is back, for readers"),
        help_text=gettext_lazy(
            "One sentence. It stands among the corrections, before the reason for the withdrawal."
        ),
    )


class RejectForm(NoWordsForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        error_messages=LACKS,
        max_length=limits.REASON,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=gettext_lazy(
            "For colleagues who find the story again: below the desk’s bar, no news …"
        ),
    )


class ScheduleForm(NoWordsForm):
    at = forms.DateTimeField(
        label=gettext_lazy("Appears on"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        at = self.fields["at"]
        at.help_text = _("In the desk’s time zone: %s.") % timezone.get_current_timezone_name()
        # What was sent without a picker was typed.
        example = timezone.localdate() + timedelta(days=1)
        at.error_messages["invalid"] = _("Write day and hour such as %s 07:00.") % example

    def clean_at(self):
        """Refuse what UTC has no day for: rows are kept in UTC, and the calendar has a last day."""
        at = self.cleaned_data["at"]
        try:
            timezone.localdate(at.astimezone(UTC))
        except OverflowError as error:
            said = self.fields["at"].error_messages["invalid"]
            raise forms.ValidationError(said, "invalid") from error
        return at


class AssignForm(NoWordsForm):
    to = forms.ModelChoiceField(
        label=gettext_lazy("To"),
        queryset=get_user_model().objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody"),
    )
    due_on = forms.DateField(label=gettext_lazy("Due on"), required=False, widget=Day)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = desk.holding("briefs.change_brief").order_by("username")


class MergeForm(NoWordsForm):
    """Two steps: which brief, then a look at it; `into_version` is the version looked at."""

    into = BriefField(
        label=gettext_lazy("Into the brief"),
        queryset=Brief.objects.all(),
        widget=ChooseBrief(Brief._meta.get_field("merged_into"), site),
    )
    into_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def looked_at(self):
        """Say whether the other brief was shown as it stands; if not, remember that it is now."""
        into = self.cleaned_data["into"]
        if self.cleaned_data["into_version"] == into.version:
            return True
        self.data = self.data | {"into_version": into.version}
        return False


class ToldForm(NoWordsForm):
    """What readers are told when a rework goes live."""

    correction = forms.ChoiceField(
        label=gettext_lazy("This change is"),
        required=False,
        choices=TOLD,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("Note, shown with before and after"),
        required=False,
        max_length=limits.NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
