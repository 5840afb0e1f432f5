"""What a page of the tests notices, and what it lets pass."""

import pytest

from tests.browser import watch


@pytest.fixture
def complaints(browser, live_server):
    """A function: what is noticed while a page of the server runs a script."""
    page = browser.new_page()
    heard = []
    watch(page, heard)

    def run(script):
        page.goto(f"{live_server.url}/admin/login/")
        page.evaluate(script)
        page.wait_for_timeout(200)
        return heard

    yield run
    page.close()


def test_a_sound_page_is_no_cause_for_complaint(complaints):
    assert complaints("console.log('fine')") == []


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ("console.error('lost')", "lost"),
        ("setTimeout(() => { throw new Error('broken') })", "broken"),
        ("fetch('/missing/')", "404"),
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
    ],
)
def test_a_fault_in_a_page_is_noticed(complaints, script, complaint):
    assert any(complaint in heard for heard in complaints(script))


def test_axe_finds_what_is_wrong(page, axe):
    page.goto("/admin/login/")
    page.evaluate("document.querySelector('label').remove()")
    assert any(finding.startswith("label:") for finding in axe(page))
