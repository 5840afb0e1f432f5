"""What each sentence of a brief rests on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

from .citation import RestingQuerySet


class EvidenceQuerySet(RestingQuerySet):
    def get_by_natural_key(self, uid, sentence, sha256, first_line):
        return self.get(
            brief__uid=uid,
            sentence=sentence,
            clipping__document__sha256=sha256,
            clipping__first_line=first_line,
        )


class Evidence(models.Model):
    """The lines of one clipping on which one sentence rests.

    `sentence` is the SHA-256 of the sentence's folded text (`text.sentences.sentence_key`), so a
    sentence that an edit does not touch keeps its evidence, wherever it moves.
    """

    brief = models.ForeignKey("briefs.Brief", on_delete=models.CASCADE, related_name="evidence")
    clipping = models.ForeignKey(
        "briefs.Clipping", on_delete=models.PROTECT, related_name="evidence"
    )
    sentence = models.CharField(max_length=64)
    lines = models.JSONField(gettext_lazy("lines"), default=list)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("evidence")
        verbose_name_plural = gettext_lazy("evidence")
        ordering = ["brief", "sentence", "clipping"]
        constraints = [
            models.UniqueConstraint(name="evidence_once", fields=["brief", "sentence", "clipping"]),
            models.CheckConstraint(name="evidence_has_sentence", condition=~Q(sentence="")),
        ]

    def __str__(self):
        return f"{self.brief_id}: {self.lines}"

    def natural_key(self):
        return (*self.brief.natural_key(), self.sentence, *self.clipping.natural_key())

    natural_key.dependencies = ["briefs.brief", "briefs.clipping"]
