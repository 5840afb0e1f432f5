"""Look into a page: elements by their class, as a person finds them by their place."""

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
