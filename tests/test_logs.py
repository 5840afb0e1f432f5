import logging

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
