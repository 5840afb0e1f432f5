"""Taking in: one or many files, or pasted text."""

from dataclasses import dataclass
from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ... import desk
from ...models import Brief, Clipping, Document
from ...text import limits
from ...text.clean import clean_line, cut_line
from ..common.roles import families_of
from ..site import site
from .take_in_form import TakeInForm

PASTED = "pasted.txt"
NAMED, LINKS = 3, 20
LOOKED_AT, LONGEST = 2_000, 80  # characters of a text for its first line, and of that for a name


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one document; `document` is None where it was refused."""

    name: str
    document: Document | None
    sentence: str
    level: int
    restored: bool = False

    @property
    def flags(self):
        return families_of(self.document.flags)

    @property
    def mark(self):
        if self.document is None:
            return "no"
        return "ok" if self.document.clippings.exists() else "wait"

    @property
    def outcome(self):
        """Say in a row that bears the name what an editor wants to know of it."""
        if self.document is None:
            return self.sentence.removeprefix(self.name).lstrip()
        clippings = self.document.clippings
        count, waiting = clippings.count(), clippings.waiting().count()
        said = [self.document.get_kind_display()]
        if not count:
            said.append(nothing_in(self.document))
        elif waiting == count:
            waits = ngettext("%(n)d clipping waits", "%(n)d clippings wait", count)
            said.append(waits % {"n": count})
        else:
            said.append(ngettext("%(n)d clipping", "%(n)d clippings", count) % {"n": count})
            said += [ngettext("%(n)d waits", "%(n)d wait", waiting) % {"n": waiting}] * bool(
                waiting
            )
        against = desk.contradicting().filter(document=self.document)
        said += [
            _("other figures than in “%s”, which is published") % clipping.contradicts
            for clipping in against.select_related("contradicts")[:NAMED]
        ]
        if self.restored:
            return _("its text was missing and is here now: %s") % ", ".join(said)
        new = self.level == messages.SUCCESS
        head = _("read: %s") if new else _("here already: %s")
        return head % ", ".join(said)


def nothing_in(document):
    """Say why no clipping was made of a page, as far as its lines tell."""
    if desk.is_second_of_its_text(document):
        return _("the text of its earlier form, where the clippings stand")
    roles = {line.role for line in document.read_lines()}
    if "error-page" in roles:
        return _("an error page")
    if "cookie-notice" in roles:
        return _("it asks for consent: fetch the story again")
    return _("no story was found")


def take_in(request):
    """Read what is given and store it with its clippings; no drafts are made."""
    if not request.user.has_perm("briefs.read_documents"):
        raise PermissionDenied
    files = {"files": request.FILES.getlist("files")}
    form = TakeInForm(request.POST, files) if request.method == "POST" else TakeInForm()
    taken = []
    if form.is_valid():
        taken = [one_by_one(request, form, *one) for one in given(form.cleaned_data)]
        if len(taken) == 1 and taken[0].document:
            messages.add_message(request, taken[0].level, taken[0].sentence)
            return HttpResponseRedirect(
                reverse("admin:briefs_document_reading", args=[taken[0].document.pk])
            )
    here = {one.document.pk for one in taken if one.document}
    context = {
        **site.each_context(request),
        "opts": Document._meta,
        "title": _("Take in documents"),
        "form": form,
        "media": form.media,
        "taken": taken,
        "waiting": Clipping.objects.waiting().filter(document__in=here).count(),
    }
    return TemplateResponse(request, "admin/briefs/document/take_in.html", context)


def given(typed):
    """Yield (bytes, name, why it is not read), one file in memory at a time."""
    left = limits.UPLOADS_AT_ONCE_BYTES
    for file in typed["files"]:
        why = too_long(file.size, left)
        left -= 0 if why else file.size
        yield None if why else file.read(), file.name, why
    if (typed["text"] or "").strip():
        # A browser sends CR LF; the same text has the same hash however it came.
        text = typed["text"].replace("\r\n", "\n")
        yield text.encode("utf-8", "replace"), typed["name"] or first_line(text), ""


def too_long(size, left=limits.UPLOAD_BYTES):
    """Say why a file of this size is not read while a browser waits, "" where it is.

    left  how many bytes are left for the files of one form
    """
    if size > limits.UPLOAD_BYTES:
        most = limits.UPLOAD_BYTES // limits.MIB
        said = _("A file may have %d MiB here; build_fixture and import_briefs read longer ones.")
        return said % most
    if size > left:
        most = limits.UPLOADS_AT_ONCE_BYTES // limits.MIB
        return _("All files at once may have %d MiB: take this one in by itself.") % most
    return ""


def first_line(text):
    """Return what names a pasted text: its first line of words, cut between them; not a tag's."""
    line = next((clean_line(one) for one in text[:LOOKED_AT].split("\n") if one.strip()), "")
    if line.startswith("<") or not any(letter.isalnum() for letter in line):
        return PASTED
    return cut_line(line, LONGEST)


def one_by_one(request, form, data, name, why):
    """Take in one document; return what became of it.

    why  it is not read, "" where it is
    """
    if why:
        return Taken(name, None, why, messages.ERROR)
    host, address = form.cleaned_data["host"], form.cleaned_data["address"]
    lacking = Document.objects.filter(sha256=sha256(data).hexdigest(), text=None).exists()
    try:
        document, created = desk.take_in(data, name, by=request.user, host=host, address=address)
    except desk.Refused as refused:
        return Taken(name, None, refused.sentence, messages.ERROR)
    if created:
        return Taken(name, document, _("“%s” is read.") % document, messages.SUCCESS)
    if lacking:
        return Taken(name, document, text_is_here(document), messages.SUCCESS, restored=True)
    said = _("“%s” was here already; its clippings keep what was decided.") % document
    return Taken(name, document, said, messages.INFO)


def text_is_here(document):
    """Say that a text that was missing is here, and link live briefs that rest on it."""
    said = _("The text of “%s” was missing and is here now.") % document
    live = Brief.objects.public().filter(citations__clipping__document=document).distinct()
    if not (n := live.count()):
        return said
    checkable = ngettext(
        "%(n)d live brief can be checked against it:",
        "%(n)d live briefs can be checked against it:",
        n,
    )
    return format_html("{} {} {}", said, checkable % {"n": n}, links_to(live))


def links_to(briefs):
    """Return links to the first briefs of many."""
    shown = [
        (reverse("admin:briefs_brief_change", args=[brief.pk]), brief) for brief in briefs[:LINKS]
    ]
    return format_html_join(", ", '<a href="{}">{}</a>', shown)
