"""What docs/states.md says is what the table says."""

from pathlib import Path

from briefs import desk

PAGE = Path(__file__).resolve().parents[2] / "docs" / "states.md"


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
