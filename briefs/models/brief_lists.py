"""The closed lists of a brief."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Kind(models.TextChoices):
    NEWS = "news", _("news")
    ANALYSIS = "analysis", _("analysis")
    INTERVIEW = "interview", _("interview")


class FiledBy(models.TextChoices):
    EVENT = "event", _("the day it happened")
    SOURCE = "source", _("the source's date")
    NEIGHBOUR = "neighbour", _("the dated item above it in the digest")
    PUBLICATION = "publication", _("the day it was first published here")
    EDITOR = "editor", _("an editor's decision")
