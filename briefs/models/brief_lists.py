"""The closed lists of a brief."""

from django.db import models
from django.utils.translation import gettext_lazy


class Status(models.TextChoices):
    DRAFT = "draft", gettext_lazy("draft")
    REVIEW = "review", gettext_lazy("in review")
    PUBLISHED = "published", gettext_lazy("published")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


class Kind(models.TextChoices):
    NEWS = "news", gettext_lazy("news")
    ANALYSIS = "analysis", gettext_lazy("analysis")
    INTERVIEW = "interview", gettext_lazy("interview")


class FiledBy(models.TextChoices):
    EVENT = "event", gettext_lazy("the day it happened")
    SOURCE = "source", gettext_lazy("the source’s date")
    NEIGHBOUR = "neighbour", gettext_lazy("the dated item above it in the digest")
    PUBLICATION = "publication", gettext_lazy("the day it was first published here")
    EDITOR = "editor", gettext_lazy("an editor’s decision")
