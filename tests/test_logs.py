import io
import logging

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import path

from newsroom import urls
from newsroom.logs import LINE_MAX, LineFormatter


def line_of(message, *arguments, error=None):
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("desk", logging.INFO, "f", 1, message, arguments, exc_info)
    record.created = 0
    return LineFormatter().format(record)


def test_a_line_tells_time_level_logger_and_message():
    assert line_of("Published %s.", "Año nuevo") == (
        "1970-01-01T00:00:00Z INFO desk Published Año nuevo."
    )


def test_no_text_can_forge_a_line():
    line = line_of("q=%s", "a\n2026 ERROR forged\x1b[2J\u2028\u202e")
    assert line.isprintable()
    assert line.endswith(r"q=a\n2026 ERROR forged\x1b[2J\u2028\u202e")


def test_a_traceback_stays_on_its_line():
    try:
        raise ValueError("lost")
    except ValueError as error:
        line = line_of("Import failed.", error=error)
    assert line.isprintable()
    assert line.endswith("ValueError: lost")


def test_a_long_line_loses_its_middle():
    line = line_of("begin %s end", "x" * LINE_MAX * 2)
    assert len(line) <= LINE_MAX + 3
    assert line.startswith("1970-01-01T00:00:00Z INFO desk begin")
    assert line.endswith("end")
    assert " … " not in line_of("x" * (LINE_MAX - 100))


def refuse(request):
    raise PermissionDenied


def break_down(request):
    raise ValueError("lost")


urlpatterns = [path("refuse/", refuse), path("break/", break_down), *urls.urlpatterns]
handler400, handler403, handler500 = urls.handler400, urls.handler403, urls.handler500


@pytest.fixture
def logged(client, settings, monkeypatch):
    """Ask for an address; return the lines that the house's own handler writes."""
    settings.ROOT_URLCONF = "tests.test_logs"
    handler = next(
        h for h in logging.getLogger().handlers if isinstance(h.formatter, LineFormatter)
    )
    written = io.StringIO()
    monkeypatch.setattr(handler, "stream", written)
    client.raise_request_exception = False

    def ask(address, **headers):
        client.get(address, headers=headers)
        return written.getvalue().splitlines()

    return ask


def test_a_foreign_host_is_one_warning_without_a_traceback(logged):
    (line,) = logged("/about/", host="evil.example")
    assert " WARNING django.security.DisallowedHost " in line
    assert "evil.example" in line
    assert "Traceback" not in line


def test_what_may_not_be_done_is_one_warning_without_a_traceback(logged):
    (line,) = logged("/refuse/")
    assert " WARNING django.request Forbidden" in line
    assert "Traceback" not in line


def test_an_error_of_ours_keeps_its_traceback(logged):
    (line,) = logged("/break/")
    assert " ERROR django.request " in line
    assert line.endswith("ValueError: lost")
