"""Pages of one kind: what they share is rendered once an edition, with places for the rest."""

import re

# Letters for private use, which templates do not write, escape or put into addresses otherwise.
PLACE = re.compile("\ue000(\\w+)\ue001")


def place(name):
    return f"\ue000{name}\ue001"


def places(*names):
    return {name: place(name) for name in names}


def filled_in(shell, own):
    """Return a shell with each place filled. own  {name: text, escaped already}

    It is read once: what fills a place can hold no other one.
    """
    return PLACE.sub(lambda found: own[found[1]], shell)
