"""How code asks for a translation: `_` is gettext, and what runs at import asks lazily."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
AT_ONCE = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def slips(source: str) -> list[str]:
    """Where code gives a translator another name, or translates while it is imported."""
    tree = ast.parse(source)
    found = [
        f"{node.lineno}: {alias.name} as {alias.asname}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if (alias.name == "gettext" and alias.asname != "_")
        or (alias.name != "gettext" and alias.asname)
    ]
    return found + [f"{call.lineno}: {call.func.id}() at import" for call in calls_at_import(tree)]


def calls_at_import(node):
    """Every call that translates at once outside the body of a function."""
    if isinstance(node, ast.Call) and getattr(node.func, "id", "") in AT_ONCE:
        yield node
    later = {"body"} if isinstance(node, ast.FunctionDef | ast.Lambda) else set()
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and name not in later:
                yield from calls_at_import(child)


@pytest.mark.parametrize("folder", ["briefs", "newsroom"])
def test_gettext_is_called_by_one_name_and_never_at_import(folder):
    paths = sorted((ROOT / folder).rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{slip}"
        for path in paths
        for slip in slips(path.read_text("utf-8"))
    ]
    assert paths
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from django.utils.translation import gettext_lazy as _",
        "from django.utils.translation import gettext as now",
        "from django.utils.translation import gettext",
        "from django.utils.translation import ngettext as _n",
        "NAME = _('name')",
        "class Form:\n    label = _('label')",
        "@action(description=_('Merge'))\ndef merge(): pass",
        "def ask(title=_('title')): pass",
    ],
)
def test_a_second_name_and_a_translation_at_import_are_seen(source):
    assert slips(source)


@pytest.mark.parametrize(
    "source",
    [
        "from django.utils.translation import gettext as _",
        "from django.utils.translation import gettext_lazy, ngettext",
        "NAME = gettext_lazy('name')",
        "def said():\n    return _('said')",
        "said = lambda: _('said')",
    ],
)
def test_what_is_translated_when_asked_for_is_no_slip(source):
    assert slips(source) == []
