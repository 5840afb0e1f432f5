"""How code asks for a translation: `_` is gettext, what runs at import asks lazily.

Templates ask for that of every word.
"""

import ast
import re
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from lxml import html

ROOT = Path(__file__).resolve().parent.parent
# Names of formats are the same in every language, and the desk's page gives its body two classes.
NAMES = {"BibTeX", "RIS", "CSL", "JSON", "dashboard", "desk"}
SHOWN = "//text()[not(ancestor::script)] | //@alt | //@title | //@aria-label | //@placeholder"
AT_ONCE = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
TRANSLATORS = AT_ONCE | {f"{name}_lazy" for name in AT_ONCE}


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


def unmarked(template: str) -> set[str]:
    """The words that a template says by itself, in any of its branches, and does not translate."""
    text, marked = "", False
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.TEXT and not marked:
            text += token.contents
        elif token.token_type == TokenType.BLOCK:
            name = token.split_contents()[0]
            marked = name == "blocktranslate" or (marked and name != "endblocktranslate")
    shown = " ".join(html.fromstring(f"<div>{text}</div>").xpath(SHOWN))
    return set(re.findall(r"[^\W\d_]{2,}", shown)) - NAMES


def test_no_template_says_a_word_that_is_not_translated():
    paths = [path for path in sorted((ROOT / "templates").rglob("*")) if path.is_file()]
    assert len(paths) > 50
    found = {path.name: unmarked(path.read_text("utf-8")) for path in paths}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>{% if new %}New{% else %}{% translate 'Old' %}{% endif %}</p>", {"New"}),
        ('<a aria-label="Close" href="/close/">×</a>', {"Close"}),
        ("{% blocktranslate count n=n %}One{% plural %}Many{% endblocktranslate %} of", {"of"}),
        ('<p class="plain">{{ said }} · {# why #} 2021 <code>a</code></p>', set()),
    ],
)
def test_words_of_a_template_that_are_not_translated_are_seen(template, words):
    assert unmarked(template) == words


def said(source: str) -> list[str]:
    """What code gives to a translator: the words that people read."""
    return [
        part.value
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in TRANSLATORS
        for part in call.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    ]


def said_by_template(template: str) -> list[str]:
    """The same of a template: what `translate` is given, and what stands in a `blocktranslate`."""
    found, within = [], False
    for token in Lexer(template).tokenize():
        name = token.split_contents()[0] if token.token_type == TokenType.BLOCK else ""
        if name == "translate":
            found.append(token.split_contents()[1][1:-1])
        within = name == "blocktranslate" or (within and name != "endblocktranslate")
        if within and token.token_type == TokenType.TEXT:
            found.append(re.sub(r"<[^>]*>", "", token.contents))
    return found


def test_what_people_read_is_set_with_curly_apostrophes():
    code = [
        said(path.read_text("utf-8"))
        for room in ("briefs", "newsroom")
        for path in sorted((ROOT / room).rglob("*.py"))
    ]
    pages = [
        said_by_template(path.read_text("utf-8"))
        for path in sorted((ROOT / "templates").rglob("*.*"))
    ]
    words = [text for texts in [*code, *pages] for text in texts]
    assert "an editor’s decision" in words
    assert any("beside each paragraph" in text for text in words)
    assert [text for text in words if "'" in text] == []
