"""Read documents and write a fixture of drafts."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefs.exchange import BadOutput, draft_records, read_documents, write_fixture
from briefs.management.progress import Progress


class Command(BaseCommand):
    help = (
        "Reads documents (plain text or HTML) and writes a fixture of sources, documents, "
        "clippings, tags and one draft a story. A document that is refused does not stop the "
        "others."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("documents", nargs="+", metavar="DOCUMENT", help="A file to read.")
        parser.add_argument(
            "--output",
            metavar="FILE",
            help="The fixture: .jsonl or .json, or either with .gz.",
        )
        parser.add_argument(
            "--json",
            action="store_true",
            help="Print what was read instead, one JSON object a document and line.",
        )
        parser.add_argument(
            "--source", metavar="NAME", help="Who wrote what names no source of its own."
        )

    def handle(self, *, documents, output, source, verbosity, **options):
        if not output and not options["json"]:
            raise CommandError(_("Say where the fixture goes with --output FILE, or give --json."))
        built = read_documents(documents, Progress(self.stderr, quiet=verbosity == 0))
        for sentence in built.refused:
            self.stderr.write(sentence)
        if verbosity > 0 and not options["json"]:
            said = _("%s: no story was found. --json says what each line is.")
            for reading in built.readings:
                if not reading.clippings:
                    self.stderr.write(said % reading.document)
        if options["json"]:
            for reading, duplicates in zip(built.readings, built.duplicates, strict=True):
                self.stdout.write(json.dumps(reading.as_json(duplicates), ensure_ascii=False))
        # Where nothing was read, what stands in the file already is worth more.
        if output and built.readings:
            try:
                count = write_fixture(output, draft_records(built, source))
            except BadOutput as error:
                raise CommandError(str(error)) from error
            if verbosity > 0 and not options["json"]:
                self.stderr.write(
                    ngettext(
                        "%(count)d record written to %(file)s.",
                        "%(count)d records written to %(file)s.",
                        count,
                    )
                    % {"count": count, "file": output}
                )
        if built.refused:
            raise CommandError(
                _("%(refused)d of %(all)d documents were refused.")
                % {"refused": len(built.refused), "all": len(documents)}
            )
