"""What docs/states.md says is what the table says, and the guards that it counts can be found."""

import shutil
from collections import Counter
from pathlib import Path

from briefs import desk

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "states.md"


def test_the_page_on_states_shows_the_table_that_the_verbs_read():
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")][2:]
    shown = [tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows]
    meant = [
        (
            verb.value,
            ", ".join(str(getattr(state, "value", state)) for state in rule.states),
            str(getattr(rule.to, "value", rule.to)) if rule.to else "stays",
            rule.right.removeprefix("briefs."),
            "yes" if rule.rework else "no",
        )
        for verb, rule in desk.STATES.items()
    ]
    assert shown == meant


def test_the_guards_that_are_taken_away_one_at_a_time_stand_where_the_script_looks(
    tmp_path, monkeypatch
):
    monkeypatch.syspath_prepend(ROOT / "bench")
    from guards import ROOMS
    from guards_switches import switched

    shutil.copytree(ROOT / "briefs", tmp_path / "briefs")
    found = Counter(place.partition("/")[0] for _kind, place in switched(tmp_path, ROOMS).values())
    assert found.keys() == set(ROOMS)
    assert min(found.values()) > 40
