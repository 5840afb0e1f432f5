import socket
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

    def add_arguments(self, parser):
        parser.add_argument(
            "--to-serve", action="store_true", help="Fail first if the port is in use already."
        )

    def handle(self, *, to_serve=False, **options):
        if to_serve:
            self.check_port()
        self.check_database()
        call_command("migrate", interactive=False, verbosity=0)
        collect_if_changed()
        call_command("first_editor", stdout=self.stdout)
        if not Brief.objects.exists():
            self.import_first_briefs()
        self.stdout.write(
            _("Site: %(url)s/   Editors: %(url)s/admin/") % {"url": settings.SITE_URL}
        )

    def check_port(self):
        """Try the port that the server will take, before anything is prepared."""
        port = settings.PORT
        try:
            with socket.socket() as tried:
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                tried.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                _(
                    "Port %(port)d cannot be taken (%(why)s): stop what runs there, or take "
                    "another one, such as PORT=%(other)d make run."
                )
                % {"port": port, "why": error.strerror, "other": port % 65535 + 1}
            ) from error

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
