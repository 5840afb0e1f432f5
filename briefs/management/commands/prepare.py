from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils.translation import gettext as _

from briefs.models import Brief
from newsroom.statics import collect_if_changed

FIXTURES = settings.BASE_DIR / "fixtures"


class Command(BaseCommand):
    help = (
        "Make this newsroom ready to serve: database, static files, first account and, "
        "if it has no briefs yet, those that come with it. Safe to repeat."
    )

    def handle(self, **options):
        self.check_database()
        call_command("migrate", interactive=False, verbosity=0)
        collect_if_changed()
        call_command("first_editor", stdout=self.stdout)
        if not Brief.objects.exists():
            self.import_first_briefs()
        self.stdout.write(
            _("Site: %(url)s/   Editors: %(url)s/admin/") % {"url": settings.SITE_URL}
        )

    def check_database(self):
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = str(error).strip().partition("\n")[0]
            raise CommandError(
                _("The database that DATABASE_URL names does not answer: %(reason)s")
                % {"reason": reason}
            ) from error

    def import_first_briefs(self):
        """Import the curated fixture and, as drafts, the sample documents: both or neither."""
        documents = sorted(path for path in (FIXTURES / "documents").iterdir() if path.is_file())
        with TemporaryDirectory() as folder:
            drafts = Path(folder) / "samples.jsonl"
            call_command("build_fixture", *documents, output=drafts, verbosity=0)
            call_command("import_briefs", FIXTURES / "newsroom.jsonl", drafts, stdout=self.stdout)
