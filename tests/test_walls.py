"""The walls between the rooms of briefs/, read from their imports."""

import ast
import inspect
from pathlib import Path

import pytest
from django.db.models import QuerySet

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "text": set(),
    "intake": {"text"},
    "models": {"text"},
    "migrations": {"text", "models"},
    "search": {"text", "models"},
    "desk": {"text", "intake", "models", "search"},
    "exchange": {"text", "intake", "models", "search", "desk"},
    "admin": {"text", "models", "search", "desk", "exchange"},
    "site": {"text", "models", "search"},
    "templatetags": {"text", "models", "search", "site"},
    "management": {"text", "intake", "models", "search", "desk", "exchange"},
    "apps": {"exchange", "search"},
}
PLAIN = {"text", "intake"}
# The shelves of a room: each knows only those before it, and the modules that all of them know.
SHELVES = {
    "intake": (
        *("words", "decoding", "days", "naming", "contents", "markup", "lines", "talks", "roles"),
        *("headlines", "passages", "digests", "articles", "who", "same"),
    ),
    "desk": ("changing", "names", "stories", "grounds", "checking", "verbs", "documents"),
    "exchange": ("files", "drafts", "imports", "copies"),
    "admin": ("common", "names", "briefs", "documents", "house"),
    "site": ("wording", "kept", "asked", "told", "pages", "feeds"),
}
ON_EVERY_SHELF = {"intake": {"shapes", "results"}, "admin": {"site"}}
PRIVATE = {"Clipping", "InternalNote", "Revision"}
UNNAMED = {name for name, _ in inspect.getmembers(QuerySet) if not name.startswith("_")}
# Rows that hang on a brief have no publicity of their own: they are filtered by public briefs, or
# prefetched from them. A reader's report is only ever written.
TIES = ("Citation", "Correction", "Document", "Edition", "Evidence", "TaggedBrief")
ALLOWED = dict.fromkeys(TIES, frozenset({"filter", "order_by", "select_related"})) | {
    "ReaderReport": {"create"}
}
HIDDEN_MANAGERS = {"_default_manager", "_base_manager"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def imports_of(path: Path, source: str | None = None):
    """Every module that a file imports, anywhere in it, as (full dotted name, line).

    A name taken from a package counts as a module of it: `from briefs import desk` is briefs.desk.
    """
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(source if source is not None else path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            up = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*up, *filter(None, [node.module])])
            yield module, node.lineno
            for alias in node.names:
                yield f"{module}.{alias.name}", node.lineno


def room_of(module: str) -> str | None:
    """The room of briefs/ that a dotted name lies in; None if in none."""
    parts = module.split(".")
    return parts[1] if parts[0] == "briefs" and len(parts) > 1 else None


def breaches(path: Path, source: str | None = None) -> list[str]:
    """Where a file of briefs/ reaches through a wall."""
    room = path.relative_to(ROOT / "briefs").parts[0].removesuffix(".py")
    found = []
    for module, line in imports_of(path, source):
        other = room_of(module)
        if other and other != room and other not in MAY_IMPORT[room]:
            found.append(f"{path.name}:{line} {room} imports {other}")
        if room in PLAIN and module.split(".")[0] in {"django", "taggit", "newsroom"}:
            found.append(f"{path.name}:{line} {room} imports {module}")
    return found


def files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_every_room_has_its_walls():
    rooms = {
        path.name.removesuffix(".py")
        for path in (ROOT / "briefs").iterdir()
        if path.name not in {"__init__.py", "__pycache__"}
        and (path.is_dir() or path.suffix == ".py")
    }
    assert rooms <= set(MAY_IMPORT)


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_no_room_reaches_through_a_wall(room):
    paths = [*files(f"briefs/{room}"), *(ROOT / "briefs").glob(f"{room}.py")]
    assert [breach for path in paths for breach in breaches(path)] == []


def test_the_reading_of_imports_sees_each_way_through_a_wall():
    path = ROOT / "briefs" / "text" / "example.py"
    for source in (
        "import briefs.desk",
        "from briefs import desk",
        "from briefs.desk.verbs import publish",
        "from .. import desk",
        "from ..desk import publish",
        "def later():\n    from ..desk import publish",
        "import django",
        "from django.db import models",
    ):
        assert breaches(path, source), source
    for source in ("from . import fold", "from .fold import fold", "import re"):
        assert not breaches(path, source), source


def shelf_breaches(path: Path, source: str | None = None) -> list[str]:
    """Where a file on a shelf knows one that comes after it, or what uses them all."""
    room, own = path.relative_to(ROOT / "briefs").parts[:2]
    shelves = SHELVES[room]
    known = {*shelves[: shelves.index(own) + 1], *ON_EVERY_SHELF.get(room, ())}
    return [
        f"{path.name}:{line} {own} imports {module}"
        for module, line in imports_of(path, source)
        if module.startswith(f"briefs.{room}.") and module.split(".")[2] not in known
    ]


@pytest.mark.parametrize("room", SHELVES)
def test_every_shelf_of_a_room_knows_only_those_before_it(room):
    found = {path.parent.name for path in (ROOT / "briefs" / room).rglob("*/__init__.py")}
    assert found == set(SHELVES[room])
    paths = [path for shelf in SHELVES[room] for path in files(f"briefs/{room}/{shelf}")]
    assert [breach for path in paths for breach in shelf_breaches(path)] == []


def test_the_reading_of_imports_sees_what_a_shelf_must_not_know():
    example = ROOT / "briefs" / "intake" / "days" / "example.py"
    assert shelf_breaches(example, "from ..lines.page import Page")
    assert shelf_breaches(example, "from .. import reading")
    assert not shelf_breaches(example, "from ..words.lexicon import plain")
    assert not shelf_breaches(example, "from ..shapes import Role")


def test_intake_is_entered_by_its_door_alone():
    intake = ROOT / "briefs" / "intake"
    outside = [path for path in files("briefs") if intake not in path.parents]
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in intake.rglob("*.py")
    }
    assert [
        f"{path.name}:{line} {module}"
        for path in outside
        for module, line in imports_of(path)
        if module in modules
    ] == []


def test_the_project_package_knows_the_rooms_only_as_addresses():
    found = [
        f"{path.name} imports {module}"
        for path in files("newsroom")
        if path.name != "urls.py"
        for module, _line in imports_of(path)
        if room_of(module)
    ]
    assert found == []


def plain_questions(source: str) -> list[str]:
    """Where code asks a manager something that is no named question, or hands one on."""
    nodes = list(ast.walk(ast.parse(source)))
    asked = {node.value: node.attr for node in nodes if isinstance(node, ast.Attribute)}
    found = []
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr == "objects":
            question = asked.get(node)
            allowed = ALLOWED.get(getattr(node.value, "id", ""), set())
            if question is None or question in UNNAMED - allowed:
                found.append(f"{node.lineno}: objects.{question or ''}")
        elif isinstance(node, ast.Attribute) and node.attr in HIDDEN_MANAGERS:
            found.append(f"{node.lineno}: {node.attr}")
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in SHORTCUTS:
            model = node.args[0]
            if isinstance(model, ast.Name) and model.id[:1].isupper():
                found.append(f"{node.lineno}: {node.func.id}({model.id})")
    return found


def test_the_site_asks_named_questions_only():
    found = [
        f"{path.name}:{question}"
        for path in files("briefs/site")
        for question in plain_questions(path.read_text("utf-8"))
    ]
    assert found == []


def test_the_reading_of_questions_tells_plain_from_named():
    for source in (
        "Brief.objects.all()",
        "Brief.objects.filter(pk=1)",
        "model.objects.filter(pk=1)",
        "Citation.objects.all()",
        "show(Brief.objects)",
        "Brief._default_manager.public()",
        "get_object_or_404(Brief, slug=slug)",
    ):
        assert plain_questions(source), source
    for source in (
        "Brief.objects.public().filter(pk=1)",
        "Citation.objects.filter(brief__in=Brief.objects.public())",
        "get_object_or_404(Brief.objects.public(), slug=slug)",
    ):
        assert not plain_questions(source), source


def test_the_site_imports_nothing_that_readers_must_not_see():
    found = [
        f"{path.name}:{line} {module}"
        for path in files("briefs/site")
        for module, line in imports_of(path)
        if room_of(module) == "models" and module.rpartition(".")[2] in PRIVATE
    ]
    assert found == []
