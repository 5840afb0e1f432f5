import os
import re
import runpy
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.languages import translated

ROOT = Path(__file__).resolve().parent.parent
KEY = "only-for-tests-" + "0123456789" * 4
PRODUCTION = {"SECRET_KEY": KEY, "SITE_URL": "https://newsroom.example"}
LOCAL = {"SECRET_KEY": KEY, "NEWSROOM_LOCAL": "1"}
NOTHING = {"NEWSROOM_ENV_FILE": os.devnull, "PATH": os.environ["PATH"]}


def read(**environment):
    """The settings as a process with these variables, and no others, gets them."""
    with patch.dict(os.environ, NOTHING | environment, clear=True):
        return runpy.run_path(str(ROOT / "newsroom" / "settings.py"))


def refusal(**environment):
    with pytest.raises(ImproperlyConfigured) as caught:
        read(**environment)
    return str(caught.value)


def test_production_is_the_default_and_closed():
    settings = read(**PRODUCTION)
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["newsroom.example"]
    assert settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 31536000
    assert settings["SESSION_COOKIE_SECURE"]
    assert settings["CSRF_COOKIE_SECURE"]
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


def test_no_host_is_offered_to_the_browsers_lists_unless_told_to():
    settings = read(**PRODUCTION)
    assert settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"]
    assert not settings["SECURE_HSTS_PRELOAD"]
    assert read(**PRODUCTION, HSTS_PRELOAD="1")["SECURE_HSTS_PRELOAD"]


def test_a_local_newsroom_answers_this_machine_alone_without_https():
    settings = read(**LOCAL)
    assert settings["DEBUG"] is False
    assert settings["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert not settings["SECURE_SSL_REDIRECT"]
    assert settings["SECURE_HSTS_SECONDS"] == 0
    assert not settings["SESSION_COOKIE_SECURE"]
    assert settings["SITE_URL"] == "http://127.0.0.1:8000"


def test_the_port_shows_in_the_default_address():
    assert read(**LOCAL, PORT="8123")["SITE_URL"] == "http://127.0.0.1:8123"


def test_pages_are_kept_here_and_asked_for_again_unless_told_otherwise():
    settings = read(**LOCAL)
    assert (settings["KEEP_PAGES"], settings["PAGE_SECONDS"]) == (True, 0)
    settings = read(**LOCAL, KEEP_PAGES="0", PAGE_SECONDS="3600")
    assert (settings["KEEP_PAGES"], settings["PAGE_SECONDS"]) == (False, 3600)


def manage(*arguments, **environment):
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", *arguments],
        cwd="/",
        env=NOTHING | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_refusal_is_all_that_a_command_says():
    done = manage("check", **LOCAL, PORT="many")
    assert done.returncode == 1
    assert done.stderr == (
        "Newsroom does not start: PORT must be a whole number from 1 to 65535, not 'many'.\n"
    )


@pytest.mark.parametrize("command", ["rebuild", "migrate"])
def test_a_database_that_is_none_is_all_that_a_command_tells(command, tmp_path):
    file = tmp_path / "newsroom.sqlite3"
    file.write_bytes(b"no database")
    done = manage(command, **LOCAL, DATABASE_URL=f"sqlite:///{file}")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r"CommandError: The database [^\n]* file is not a database\. .*\n", done.stderr
    )
    told = manage(command, "--traceback", **LOCAL, DATABASE_URL=f"sqlite:///{file}")
    assert "Traceback" in told.stderr


def test_check_deploy_is_silent_in_production():
    done = manage("check", "--deploy", **PRODUCTION, TRUSTED_PROXY="1")
    assert done.stdout.startswith("System check identified no issues")
    assert done.stderr == ""


def test_the_default_database_lies_in_the_project_wherever_a_command_starts():
    for url in ({}, {"DATABASE_URL": ""}):
        database = read(**LOCAL, **url)["DATABASES"]["default"]
        assert database["NAME"] == str(ROOT / "var" / "newsroom.sqlite3")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/news%20room/db.sqlite3", "/srv/news room/db.sqlite3"),
        ("sqlite:///other.sqlite3", str(ROOT / "other.sqlite3")),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_a_sqlite_file_can_be_named(url, name):
    database = read(**LOCAL, DATABASE_URL=url)["DATABASES"]["default"]
    assert database["NAME"] == name
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]
    assert database["CONN_MAX_AGE"] == 60


def test_a_data_folder_with_odd_characters_can_be_named():
    settings = read(**LOCAL, DATA_DIR="/srv/a b#c%20d?e")
    assert settings["DATABASES"]["default"]["NAME"] == "/srv/a b#c%20d?e/newsroom.sqlite3"


def test_the_folder_of_a_sqlite_database_is_made_where_it_is_missing(tmp_path):
    new = tmp_path / "not" / "yet"
    command = [sys.executable, str(ROOT / "manage.py"), "showmigrations", "taggit"]
    variables = NOTHING | LOCAL | {"DATA_DIR": str(new)}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (new / "newsroom.sqlite3").exists()
    (tmp_path / "file").touch()
    variables |= {"DATA_DIR": str(tmp_path / "file" / "below")}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode
    assert len(done.stderr.splitlines()) == 1
    assert "set DATA_DIR" in done.stderr


def test_postgresql_connections_are_kept_and_checked():
    database = read(**LOCAL, DATABASE_URL="postgres://desk:p%40ss@db.example:5433/news")
    database = database["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PASSWORD"]) == ("desk", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "news")
    assert (database["CONN_MAX_AGE"], database["CONN_HEALTH_CHECKS"]) == (60, True)


def test_the_environment_wins_over_the_env_file(tmp_path):
    file = tmp_path / "env"
    file.write_text(
        f"# desk\n\nexport NEWSROOM_LOCAL=1\nSECRET_KEY='{KEY}'\nSITE_NAME=File\nPORT=8001\n"
    )
    settings = read(NEWSROOM_ENV_FILE=str(file), SITE_NAME="Environment")
    assert settings["SITE_NAME"] == "Environment"
    assert settings["PORT"] == 8001
    assert settings["SECRET_KEY"] == KEY


def test_an_empty_name_of_an_env_file_is_none():
    assert read(**LOCAL, NEWSROOM_ENV_FILE="")["ENV_FILE"] == ROOT / ".env"


def test_a_garbled_env_file_is_refused_by_line_and_without_its_value(tmp_path):
    file = tmp_path / "env"
    file.write_text("NEWSROOM_LOCAL=1\nSECRET_KEY hush\n")
    assert refusal(NEWSROOM_ENV_FILE=str(file)) == "env, line 2: write NAME=value."


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too easy to guess"),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY is too easy to guess"),
        ({"SECRET_KEY": "django-insecure-" + KEY}, "SECRET_KEY is too easy to guess"),
        (PRODUCTION | {"DEBUG": "1"}, "DEBUG must stay 0 unless NEWSROOM_LOCAL is 1."),
        (PRODUCTION | {"DEBUG": "maybe"}, "DEBUG must be 1 or 0, not 'maybe'."),
        (LOCAL | {"NEWSROOM_LOCAL": "si"}, "NEWSROOM_LOCAL must be 1 or 0"),
        (PRODUCTION | {"ALLOWED_HOSTS": "a.example,*"}, "ALLOWED_HOSTS must not hold *"),
        (LOCAL | {"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must not hold *"),
        (LOCAL | {"ALLOWED_HOSTS": "a.example"}, "ALLOWED_HOSTS must hold loopback hosts only"),
        (LOCAL | {"SITE_URL": "https://a.example"}, "SITE_URL must name 127.0.0.1 or localhost"),
        (PRODUCTION | {"SITE_URL": "http://a.example"}, "SITE_URL must start with https://."),
        (PRODUCTION | {"SITE_URL": "ftp://a.example"}, "SITE_URL must start with https://."),
        (PRODUCTION | {"SITE_URL": "a.example"}, "SITE_URL must be an address such as"),
        (PRODUCTION | {"SITE_URL": "https://a.example/x"}, "SITE_URL must be an address such as"),
        (PRODUCTION | {"SITE_URL": "https://u:p@a.example"}, "SITE_URL must be an address such as"),
        (PRODUCTION | {"SITE_URL": "https://a.example:x"}, "SITE_URL must be an address such as"),
        (LOCAL | {"PORT": "eighty"}, "PORT must be a whole number from 1 to 65535, not 'eighty'."),
        (LOCAL | {"PORT": "65536"}, "PORT must be a whole number from 1 to 65535"),
        (LOCAL | {"DATABASE_URL": "news.sqlite3"}, "DATABASE_URL must be sqlite:///…"),
        (LOCAL | {"DATABASE_URL": "mysql://a/b"}, "DATABASE_URL must start with sqlite://"),
        (LOCAL | {"DATABASE_URL": "postgres://a:b/c"}, "DATABASE_URL must be sqlite:///…"),
        (LOCAL | {"DATABASE_URL": "postgres://a"}, "DATABASE_URL names no database"),
        (LOCAL | {"CACHE_URL": "memcached://a"}, "CACHE_URL must be locmem:// or redis://"),
        (LOCAL | {"TIME_ZONE": "Mars/Base"}, "TIME_ZONE must be a time zone such as"),
        (LOCAL | {"LANGUAGE_CODE": "es"}, "LANGUAGE_CODE must be en, en-gb or a language with"),
        (LOCAL | {"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR"),
        (LOCAL | {"KEEP_PAGES": "often"}, "KEEP_PAGES must be 1 or 0, not 'often'."),
        (LOCAL | {"PAGE_SECONDS": "3601"}, "PAGE_SECONDS must be a whole number from 0 to 3600"),
        (LOCAL | {"PAGE_SECONDS": "a day"}, "PAGE_SECONDS must be a whole number from 0 to 3600"),
        (PRODUCTION | {"TRUSTED_PROXY": "10.0.0.1"}, "TRUSTED_PROXY must be 1 or 0"),
        (PRODUCTION | {"HSTS_SECONDS": "-1"}, "HSTS_SECONDS must be a whole number"),
    ],
)
def test_what_is_missing_or_garbled_stops_the_start_with_a_sentence(environment, sentence):
    assert refusal(**environment).startswith(sentence)


def test_a_language_is_offered_once_it_has_a_catalogue(tmp_path):
    assert {code.partition("-")[0] for code, _name in translated(tmp_path)} == {"en"}
    catalogue = tmp_path / "pt_BR" / "LC_MESSAGES" / "django.mo"
    catalogue.parent.mkdir(parents=True)
    catalogue.touch()
    assert "pt-br" in dict(translated(tmp_path))
    assert "es" not in dict(translated(tmp_path))


def test_every_variable_is_told_in_the_example():
    example = (ROOT / ".env.example").read_text()
    told = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    readers = (ROOT / "newsroom" / "settings.py", ROOT / "deploy" / "gunicorn.conf.py")
    source = "".join(path.read_text() for path in readers)
    assert told == set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))
