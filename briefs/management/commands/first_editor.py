import secrets
import string

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from briefs.management.database import told_in_a_sentence


class Command(BaseCommand):
    help = (
        "Make the first account, an administrator, with a random password that is shown once. "
        "Does nothing if there is an administrator already. "
        "A lost password is replaced by `python manage.py changepassword NAME`."
    )

    def add_arguments(self, parser):
        parser.add_argument("--name", default="editor", help="its name (default: editor)")

    @told_in_a_sentence()
    @transaction.atomic
    def handle(self, *, name, **options):
        users = get_user_model().objects
        if administrator := users.filter(is_superuser=True, is_active=True).first():
            if options["verbosity"] > 1:
                self.stdout.write(
                    _("There is an administrator already: %(name)s.")
                    % {"name": administrator.get_username()}
                )
            return
        if users.filter(username=name).exists():
            raise CommandError(
                _("The name %(name)s is taken by someone else; give another with --name.")
                % {"name": name}
            )
        try:
            users.model(username=name).clean_fields(exclude=["password"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        password = new_password()
        users.create_superuser(username=name, password=password)
        self.stdout.write(
            _("First account: name %(name)s, password %(password)s (shown only now).")
            % {"name": name, "password": password}
        )


def new_password():
    """Return a random password. It begins with a letter: no program takes it for an option."""
    return secrets.choice(string.ascii_letters) + secrets.token_urlsafe(15)
