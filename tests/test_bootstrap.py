"""bootstrap, in a folder with a space, on a machine made of a few commands and feigned Pythons."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("sh", "cat", "chmod", "cmp", "cp", "cut", "dirname", "id", "ls", "mkdir", "mv")
BROKEN = "#!/bin/sh\nexit 127\n"
OLD = "#!/bin/sh\nexit 1\n"
# Answers as a suitable Python does; writes each call down; makes an environment of itself.
GOOD = """#!/bin/sh
printf '%s\\n' "$0 $*" >>"$CALLS"
case "$*" in
    --version) echo "Python 3.13.0" ;;
    *token_urlsafe*) echo a-key ;;
    "-m venv --clear .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *"-m pip install"*) exit "${PIP_FAILS:-0}" ;;
esac
"""


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


class Machine:
    def __init__(self, folder: Path):
        self.project = folder / "news room"
        self.home = folder / "home"
        self.path = folder / "bin"
        self.calls = folder / "calls"
        for made in (self.project, self.home, self.path):
            made.mkdir()
        for name in ("bootstrap", "requirements.txt", "requirements-dev.txt"):
            shutil.copy(ROOT / name, self.project)
        for name in COMMANDS:
            (self.path / name).symlink_to(shutil.which(name))
        # Nobody here has another home, in which Pythons of this machine might lie.
        self.install("getent", "#!/bin/sh\nexit 2\n")

    def install(self, name: str, script: str):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)

    def bootstrap(self, *arguments, **environment):
        self.calls.write_text("")
        return subprocess.run(
            ["/bin/sh", self.project / "bootstrap", *arguments],
            cwd="/",
            env={"PATH": str(self.path), "HOME": str(self.home), "CALLS": str(self.calls)}
            | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self, what: str) -> int:
        return sum(what in call for call in self.calls.read_text().splitlines())


@pytest.mark.parametrize("home", [{}, {"HOME": ""}])
def test_without_a_suitable_python_one_line_says_what_to_install(machine, home):
    machine.install("python3", OLD)
    machine.install("python3.13", BROKEN)
    done = machine.bootstrap(**home)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "install python3.13" in done.stderr
    assert not (machine.project / ".env").exists()


def test_a_name_that_is_no_interpreter_is_passed_over(machine):
    machine.install("python3.13", BROKEN)
    machine.install("python3", OLD)
    machine.install("python3.12", GOOD)
    done = machine.bootstrap()
    assert done.returncode == 0, done.stderr
    assert machine.called("bin/python3.12 -m venv") == 1


@pytest.mark.parametrize("where", ["../home/.pyenv", "../shared"])
def test_a_python_that_pyenv_keeps_is_found(machine, where):
    machine.install("../shared/shims/python3", BROKEN)
    machine.install(f"{where}/versions/3.12.1/bin/python", GOOD)
    path = f"{machine.path}/../shared/shims:{machine.path}"
    done = machine.bootstrap(PATH=path)
    assert done.returncode == 0, done.stderr
    assert machine.called("versions/3.12.1/bin/python -m venv") == 1


def test_a_second_run_does_nothing(machine):
    machine.install("python3", GOOD)
    machine.bootstrap()
    secret = machine.project / ".env"
    first = secret.read_text()
    assert first == "NEWSROOM_LOCAL=1\nSECRET_KEY=a-key\n"
    assert secret.stat().st_mode & 0o777 == 0o600
    done = machine.bootstrap()
    assert (done.returncode, done.stdout) == (0, "")
    assert machine.called("-m") == 0
    assert secret.read_text() == first


def test_a_changed_lock_is_installed_and_the_tests_packages_only_when_asked(machine):
    machine.install("python3", GOOD)
    machine.bootstrap()
    assert machine.called("--require-hashes --requirement requirements.txt") == 1
    assert machine.called("requirements-dev.txt") == 0
    machine.bootstrap("dev")
    assert machine.called("requirements.txt") == 0
    assert machine.called("--require-hashes --requirement requirements-dev.txt") == 1
    with (machine.project / "requirements.txt").open("a") as lock:
        lock.write("# changed\n")
    machine.bootstrap("dev")
    assert machine.called("requirements.txt") == 1
    assert machine.called("requirements-dev.txt") == 0


def test_a_failed_installation_is_tried_again(machine):
    machine.install("python3", GOOD)
    assert machine.bootstrap(PIP_FAILS="1").returncode == 1
    assert machine.bootstrap().returncode == 0
    assert machine.called("-m pip install") == 1


def test_a_broken_environment_is_made_anew(machine):
    machine.install("python3", GOOD)
    machine.bootstrap()
    os.unlink(machine.project / ".venv" / "bin" / "python")
    assert machine.bootstrap().returncode == 0
    assert machine.called("-m venv --clear") == 1
