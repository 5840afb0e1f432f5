"""What a verb answers: an outcome, or a refusal in one sentence."""

from dataclasses import dataclass

from django.contrib.messages import constants
from django.utils.translation import gettext as _

from ...text import limits
from ...text.clean import clean_line


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb did. `changed` is False where there was nothing to do; `perhaps` is a brief that
    may tell the same story as one that was started with many others."""

    brief: object
    sentence: str
    revision: object = None
    changed: bool = True
    perhaps: object = None

    @property
    def level(self):
        """The level of `django.contrib.messages` at which the sentence is shown."""
        return constants.SUCCESS if self.changed else constants.INFO


class Refused(Exception):
    """The desk does not do it; `sentence` says why and what to do."""

    def __init__(self, sentence):
        self.sentence = str(sentence)
        super().__init__(self.sentence)


class NotAllowed(Refused):
    """This person may not do that to this brief."""


class FourEyes(NotAllowed):
    """They wrote what they would approve: somebody else has to look at it."""


class NotPossible(Refused):
    """The brief is not in a state from which that can be done."""


class ToldAlready(NotPossible):
    """A brief tells the story already: `brief`."""

    def __init__(self, sentence, brief):
        self.brief = brief
        super().__init__(sentence)


class UnknownKind(NotPossible):
    """Readers would see a source of which nobody said what it is: `source`."""

    def __init__(self, source):
        self.source = source
        super().__init__(
            _("“%s” would come before readers: an editor says first what it is.") % source
        )


class Invalid(Refused):
    """What was typed cannot be kept. `errors` maps field names to lists of sentences."""

    def __init__(self, errors):
        self.errors = errors
        first = next(iter(errors.values()))
        super().__init__(first[0] if isinstance(first, (list, tuple)) else first)


class Unmet(Refused):
    """Checks of the publishing list are not met: `checks`; `errors` as of Invalid, besides."""

    def __init__(self, checks, errors=None):
        self.checks, self.errors = checks, errors or {}
        names = ", ".join(str(check.label) for check in checks)
        said = _("Cannot be published yet: %(checks)s.") % {"checks": names}
        # The panel beside speaks of what is saved, and this of what was typed.
        super().__init__(f"{said} {checks[0].sentence}")


class LookFirst(Invalid):
    """Readers would get what the checks ask to look at, and nobody looked: `looks`, as lines."""

    def __init__(self, looks):
        self.looks = looks
        said = _("Look at what would be new to readers, and say whether it stands all the same.")
        super().__init__({"stands": [said]})


class Stale(Refused):
    """Somebody saved after this editor had read the brief.

    theirs   the content record as it stands now
    version  its version; `by` and `at` say who made it and when, where that is known
    """

    def __init__(self, *, theirs, version, by="", at=None):
        self.theirs, self.version, self.by, self.at = theirs, version, by, at
        super().__init__(
            _("%(who)s saved this brief while you were reading it. Nothing of yours is lost.")
            % {"who": by or _("Somebody")}
        )


def sentence(value, field, wanted, *, limit=limits.NOTE):
    """Return what was typed as one clean line, or raise Invalid.

    wanted  the sentence of the refusal where nothing was typed
    limit   how many characters are kept
    """
    line = clean_line(value or "")
    if not line:
        raise Invalid({field: [wanted]})
    if len(line) > limit:
        said = _("Shorten it: it has %(n)d characters, and %(limit)d are kept.")
        raise Invalid({field: [said % {"n": len(line), "limit": limit}]})
    return line
