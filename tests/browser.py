"""Chromium for tests: a page that notices what a person would not.

A test that uses `page` or `browser_context` bears the mark `browser` by itself.
"""

import os
import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Fonts and hinting as they are, so that measures repeat.
    "--font-render-hinting=none",
]


def find_chromium() -> str | None:
    """Where Chromium is: $CHROMIUM, or one of the names that systems give it."""
    names = (os.environ.get("CHROMIUM") or "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for all tests of a process."""
    if not (path := find_chromium()):
        pytest.skip("no Chromium on this machine")
    # Playwright runs an event loop in this thread, in which Django would refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """The server of the tests, started when their database stands: it shares that connection.

    Started before, each of its threads would open a connection of its own and leave it open. The
    last of them end a moment after their pages; they close the connection, which must be shared.
    """
    yield live_server
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


@pytest.fixture
def open_page(browser, live_server, settings):
    """A function that opens a watched page; takes the options of Playwright's new_context().

    Addresses are relative to the test's server, which SITE_URL names too. When the test ends, a
    script's error, a breach of the content security policy, and a missing file fail it.
    """
    settings.SITE_URL = live_server.url
    contexts, complaints = [], []

    def open_one(**options):
        context = browser.new_context(base_url=live_server.url, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        watch(page, complaints)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


def watch(page, complaints: list[str]):
    def hear_console(message):
        # The browser also reports each failed answer here; `hear_answer` knows which are pages.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    def hear_answer(answer):
        if answer.status >= 400 and answer.request.resource_type != "document":
            complaints.append(f"{answer.status} {answer.url}")

    page.on("console", hear_console)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", hear_answer)


@pytest.fixture
def page(open_page):
    """A page in a window of 1280 × 800."""
    return open_page(viewport={"width": 1280, "height": 800})


@pytest.fixture
def axe():
    """A function that gives what axe finds wrong with a page: one sentence a finding."""

    def findings(page, **options):
        # Only what is wrong is told node by node: it takes axe half the time. It measures targets,
        # as WCAG 2.2 does, only where it is asked to.
        asked = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
        options = asked | options
        violations = Axe().run(page, options=options).response["violations"]
        return [
            f"{violation['id']}: {node['html'][:200]}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return findings
