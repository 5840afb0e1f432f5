"""The check that a brief does not follow what somebody slipped into a document that it cites."""

from django.utils.translation import gettext as _

from ...intake import sold_in
from .check import LOOK, MET

FLAG = "tampered"


def sold_by(line, document):
    """Return the clauses that sell in a line of a document: cuts, none where it was left out."""
    if not line.kept or FLAG not in document.flags:
        return ()
    return sold_in(line.text, document.language)


def tampering(case):
    """Ask for a look at each cited line that sells, until somebody left it out."""
    cited = [c.clipping for c in case.citations if c.clipping_id]
    flagged = [clipping for clipping in cited if FLAG in clipping.flags]
    for clipping in flagged:
        document = clipping.document
        if document.text is None:
            return LOOK, _("Not checkable: the text of %s is not kept.") % document
        for line in clipping.printed():
            for cut in sold_by(line, document):
                said = _(
                    "A clause that sells stands in line %(line)d of %(document)s: see that the "
                    "brief follows nothing of that line which another one does not say."
                )
                where = {"line": line.number, "document": document}
                details = [f"“{line.text[cut.start : cut.end]}”"]
                return LOOK, said % where, {"details": details, "line": (document, line.number)}
    if flagged:
        return MET, _("What sells was left out of %s.") % flagged[0].document
    return MET, _("No cited document was tampered with.")
