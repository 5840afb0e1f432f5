"""What the repository holds, and what it must not hold."""

import ast
import os
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-dev.txt")
OURS = {"briefs", "newsroom"}
# Wished for without an import: the server, and what Django loads by name.
BY_NAME = {"gunicorn", "whitenoise"}
LARGEST = 2 * 1024 * 1024  # bytes
MAY_RUN = {".ci/run", "bootstrap", "manage.py"}
FORBIDDEN_NAMES = re.compile(
    r"(^|/)(\.env|\.venv|staticfiles|__pycache__|node_modules|\.pytest_cache|\.ruff_cache)(/|$)"
    r"|\.(sqlite3|db|pyc|pem|key|log|bak|orig|swp|rej)$"
)
# Written in pieces, so that this file does not hold what it forbids.
FORBIDDEN_TEXTS = {
    "a registry's host": "|".join(
        re.escape(".".join(host))
        for host in (
            ("pypi", "org"),
            ("files", "python" + "hosted", "org"),
            ("registry", "npmjs", "org"),
            ("deb", "debian", "org"),
            ("docker", "io"),
            ("ghcr", "io"),
            ("quay", "io"),
        )
    ),
    "an index": "--(extra-)?" + "index-url|" + "--find" + "-links",
    "a folder of one machine": r"(?<![\w.:/])/(work|root|home/\w+|Users/\w+)/",
    "a secret": "BEGIN [A-Z ]*PRIVATE" + " KEY",
    "a merge's mark": "^(" + "<" * 7 + "|" + ">" * 7 + ") ",
}


def tracked() -> list[str]:
    """The paths that git tracks; for a copy without git, all that is not ignored."""
    done = subprocess.run(
        ["git", "-C", ROOT, "-c", f"safe.directory={ROOT}", "ls-files", "-z"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0 and done.stdout:
        names = done.stdout.rstrip("\0").split("\0")
    else:
        ignored = {".git", ".env", ".venv", "staticfiles", "__pycache__", "var"}
        ignored |= {".pytest_cache", ".ruff_cache", ".hypothesis", ".coverage"}
        names = [
            str(path.relative_to(ROOT))
            for path in ROOT.rglob("*")
            if path.is_file() and not ignored & set(path.relative_to(ROOT).parts)
        ]
    return [name for name in names if os.path.lexists(ROOT / name)]


def texts():
    """Each tracked text file's name and text. Locks are hashes; samples are others' words."""
    for name in tracked():
        data = (ROOT / name).read_bytes()
        if b"\0" not in data[:8192] and name not in LOCKS:
            yield name, data.decode("utf-8", errors="replace")


def locked(lock: str) -> dict[str, tuple[Version, int]]:
    """Version and number of hashes by folded name."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text())
    found = {}
    for entry in entries:
        if match := re.match(r"([\w.-]+)==([^ ;\\]+)", entry):
            found[folded(match[1])] = (Version(match[2]), entry.count("--hash=sha256:"))
    return found


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(path: str) -> list[Requirement]:
    lines = (line.partition("#")[0].strip() for line in (ROOT / path).read_text().splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def test_nothing_is_tracked_that_should_not_be():
    assert [name for name in tracked() if FORBIDDEN_NAMES.search(name)] == []


def test_the_top_level_holds_what_readme_tells_of_and_nothing_that_fell_there():
    top = {name.split("/")[0] for name in tracked() if name != "var/.gitignore"}
    assert top == {
        *[".ci", ".dockerignore", ".env.example", ".gitattributes", ".gitignore"],
        *[".python-version", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "SECURITY.md"],
        *["bench", "bootstrap", "briefs", "deploy", "docs", "fixtures", "manage.py", "newsroom"],
        *["pyproject.toml", "requirements-dev.in", "requirements-dev.txt", "requirements.in"],
        *["requirements.txt", "static", "templates", "tests"],
    }


def test_no_tracked_file_is_a_link():
    assert [name for name in tracked() if (ROOT / name).is_symlink()] == []


def test_no_tracked_file_is_huge():
    assert [name for name in tracked() if (ROOT / name).stat().st_size > LARGEST] == []


def test_only_commands_may_be_run():
    runnable = {name for name in tracked() if os.access(ROOT / name, os.X_OK)}
    assert runnable == MAY_RUN


@pytest.mark.parametrize("what", FORBIDDEN_TEXTS)
def test_no_file_names(what):
    pattern = re.compile(FORBIDDEN_TEXTS[what], re.MULTILINE)
    found = [f"{name}: {match[0]}" for name, text in texts() if (match := pattern.search(text))]
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("a registry's host", "from https://pypi" + ".org/simple"),
        ("an index", "pip install --index" + "-url x"),
        ("a folder of one machine", "see /ho" + "me/ana/newsroom"),
        ("a secret", "-----BEGIN RSA PRIVATE" + " KEY-----"),
        ("a merge's mark", "a\n" + "<" * 7 + " HEAD"),
    ],
)
def test_the_search_for_forbidden_texts_finds_them(what, text):
    assert re.search(FORBIDDEN_TEXTS[what], text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_every_wish_with_hashes(lock):
    versions = locked(lock)
    assert versions
    assert [name for name, (_version, hashes) in versions.items() if not hashes] == []
    for wish in wanted(lock.replace(".txt", ".in")):
        version, _hashes = versions[folded(wish.name)]
        assert wish.specifier.contains(version), wish


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_names_no_place(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"://|@ |" + "--(extra-)?index|--find", text)


def test_the_lock_is_at_or_above_the_floors():
    versions = locked(LOCKS[0])
    for floor in wanted("tests/floors.txt"):
        version, _hashes = versions[folded(floor.name)]
        assert floor.specifier.contains(version), floor


def imported() -> dict[str, str]:
    """Each foreign distribution that Newsroom imports when it runs, with a file that does."""
    places = packages_distributions()
    found = {}
    for path in [*ROOT.glob("briefs/**/*.py"), *ROOT.glob("newsroom/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module]
            for top in {name.partition(".")[0] for name in names} - sys.stdlib_module_names:
                for distribution in places.get(top, [] if top in OURS else [top]):
                    found[folded(distribution)] = str(path.relative_to(ROOT))
    return found


def test_what_newsroom_imports_is_wished_for():
    wishes = {folded(wish.name) for wish in wanted("requirements.in")}
    unwished = {name: path for name, path in imported().items() if name not in wishes}
    assert unwished == {}


def test_what_is_wished_for_is_imported_or_named():
    wishes = {folded(wish.name) for wish in wanted("requirements.in")}
    assert wishes - imported().keys() == BY_NAME


def test_both_locks_agree():
    first, second = map(locked, LOCKS)
    assert [
        name for name in first.keys() & second.keys() if first[name][0] != second[name][0]
    ] == []
