"""Eight editors save the same brief at once: no text that was acknowledged is lost."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count

import pytest
from django.db import connection, connections

from briefs import desk
from briefs.models import Brief
from tests.factories import BriefFactory, UserFactory

EDITORS, EACH = 8, 38  # over three hundred saves in all


def edit_until_done(brief, editor, saves, numbers, kept, conflicts):
    """Read, write with the version that was read, and note what the desk answered."""
    try:
        for _ in range(saves):
            read = Brief.objects.get(pk=brief.pk)
            text = f"Text {next(numbers)} of {editor.username}."
            try:
                desk.write(brief, {"summary": text}, by=editor, version=read.version)
            except desk.Stale as refusal:
                conflicts.append((text, refusal.theirs["summary"]))
            else:
                kept.append(text)
    finally:
        connections.close_all()


# SQLite in memory belongs to one thread; it lets one writer in at a time by itself.
if connection.vendor == "postgresql":

    @pytest.mark.django_db(transaction=True)
    def test_no_acknowledged_text_is_missing_from_the_history():
        brief = BriefFactory(draft=True)
        numbers, kept, conflicts = count(1), [], []
        with ThreadPoolExecutor(EDITORS) as pool:
            done = [
                pool.submit(edit_until_done, brief, editor, EACH, numbers, kept, conflicts)
                for editor in UserFactory.create_batch(EDITORS, administrator=True)
            ]
        for one in done:
            one.result()
        history = [r.snapshot["summary"] for r in brief.revisions.order_by("number")]
        assert sorted(kept) == sorted(history[1:])
        assert not {mine for mine, _ in conflicts} & set(history)
        assert all(theirs in history for _, theirs in conflicts)
        assert len(kept) + len(conflicts) == EACH * EDITORS
        assert conflicts, "nobody met anybody: this run showed nothing"
