"""How tests look at pages in Chromium: on screens of these sizes, at one page after the other."""

from tests.site.town import ADDRESSES

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 320, "height": 640}
PHONE = {"width": 360, "height": 740}


def found_on(page, look, addresses=ADDRESSES):
    """Return {address: what look(page) finds there}, all that is folded being open."""
    found = {}
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        if seen := look(page):
            found[address] = seen
    return found
