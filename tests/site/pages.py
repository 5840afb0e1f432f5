"""Look into a page: elements by their class, as a person finds them by their place."""

import json
import re

from lxml import html


def tree_of(answer):
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def inside(tree, name, path=""):
    """Return the elements with this class, or what stands at a path inside them."""
    has = f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"
    return tree.xpath(f".//*[{has}]{path}")


def texts(elements):
    return [" ".join(element.text_content().split()) for element in elements]


def article_of(client, brief):
    """Return what the page of a brief tells machines: its JSON-LD, read."""
    text = client.get(brief.get_absolute_url()).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])
