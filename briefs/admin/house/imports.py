"""A fixture from the browser: its plan first, then the import. For administrators."""

import secrets
import time
from contextlib import suppress
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ...exchange import ENDINGS, FixtureError, import_fixtures
from ...text import limits
from ..site import site

SALT = "briefs.admin.import"
KEPT_SECONDS = 60 * 60


class FixtureForm(forms.Form):
    fixture = forms.FileField(
        label=gettext_lazy("Fixture"),
        help_text=gettext_lazy(
            "A .json or .jsonl file, also as .gz. Nothing is written before you confirm. Its "
            "briefs come in as drafts; the import_briefs command keeps their status."
        ),
    )

    def clean_fixture(self):
        file = self.cleaned_data["fixture"]
        if not file.name.lower().endswith(ENDINGS):
            raise forms.ValidationError(_("A fixture ends in .json, .jsonl or .gz after these."))
        if file.size > limits.FIXTURE_UPLOAD_BYTES:
            most = limits.FIXTURE_UPLOAD_BYTES // limits.MIB
            said = _("It is larger than %d MiB: import it with the import_briefs command.")
            raise forms.ValidationError(said % most)
        return file


def uploads():
    """Return the folder where an upload waits for its confirmation."""
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def throw_old_ones_away():
    for file in uploads().iterdir():
        # Somebody else may throw it away at this moment.
        with suppress(FileNotFoundError):
            if time.time() - file.stat().st_mtime > KEPT_SECONDS:
                file.unlink()


def keep(upload):
    """Store an upload under a name of ours and return that name."""
    throw_old_ones_away()
    ending = next(end for end in ENDINGS if upload.name.lower().endswith(end))
    name = secrets.token_hex(16) + ending
    path = uploads() / name
    path.touch(mode=0o600)
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return name


def take(file, called, *, by, dry_run=False):
    """Import an upload that waits. Its briefs come in as drafts: publishing is the desk's verb."""
    path = uploads() / file
    return import_fixtures([path], dry_run=dry_run, names=[called], drafts_only=True, by=by)


def require_administrator(request):
    """An import overwrites what nobody here has changed, sources and tags that readers see too."""
    if not request.user.is_superuser:
        raise PermissionDenied


def import_fixture(request):
    """Take a fixture and show what its import would do: the real run, rolled back."""
    require_administrator(request)
    form = FixtureForm(request.POST or None, request.FILES or None)
    plan, problem, token = None, None, None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["fixture"]
        name = keep(upload)
        try:
            plan = take(name, upload.name, by=request.user, dry_run=True)
        except FixtureError as error:
            (uploads() / name).unlink()
            problem = error
        else:
            kept = {"file": name, "called": upload.name[-100:], "by": request.user.pk}
            token = signing.dumps(kept, salt=SALT)
    return show(request, form=form, plan=plan, problem=problem, token=token)


@require_POST
def confirm_import(request):
    """Import the fixture whose plan was shown."""
    require_administrator(request)
    try:
        kept = signing.loads(request.POST.get("token", ""), salt=SALT, max_age=KEPT_SECONDS)
    except signing.BadSignature:
        kept = None
    path = uploads() / kept["file"] if kept else None
    if kept is None or kept["by"] != request.user.pk or not path.exists():
        messages.error(request, _("The upload is no longer here: choose the file again."))
        return HttpResponseRedirect(reverse("admin:briefs_import"))
    try:
        report = take(kept["file"], kept["called"], by=request.user)
    except FixtureError as error:
        return show(request, form=FixtureForm(), problem=error)
    finally:
        path.unlink(missing_ok=True)
    return show(request, form=FixtureForm(), report=report)


def show(request, **context):
    frame = {**site.each_context(request), "title": _("Import a fixture")}
    return TemplateResponse(request, "admin/briefs/import.html", frame | context)
