"""Which of the markup's hints hold for a page, which text it hides, and where its main text is."""

from collections import Counter

from ..shapes import Role
from ..words.lexicon import plain
from .blocks import Block, Walk
from .hints import Hint

_SENTENCE, _MUCH = 80, 60  # characters of a line that is text, words of a story
_TOLD, _LONG_CAPTION = 30, 50  # words from which what a class calls a gallery, a caption is none
_WALL = 1_500  # characters of a call to pay; more stand behind it
_LINKED = 0.3  # the share of links of a line that leads elsewhere
_CAPTIONS = 4  # captions of sentences that tell a story
_NAMED = 0.5  # the share of a title's longer words that its text says
_MOST_OF_PAGE = 0.45  # a container with more of the page's text is not what its class says


def place(walk: Walk) -> None:
    """Decide which hints of the markup hold, and which container is the page's main text."""
    total = sum(len(b.text) for b in walk.blocks if not b.hidden and b.links < 0.5) or 1
    _show(walk.blocks)
    _settle_hints(walk, _MOST_OF_PAGE * total)
    _settle_main(walk.blocks, 0.5 * total)


def _size(block: Block) -> int:
    return len(block.text) if block.links < 0.5 and not block.hidden else 0


def _show(blocks: list[Block]) -> None:
    """Where two thirds of a page are hidden, the page shows itself by a script."""
    shown = sum(len(b.text) for b in blocks if not b.hidden)
    if sum(len(b.text) for b in blocks if b.hidden) > 2 * shown:
        for block in blocks:
            block.hidden = ""


def _settle_hints(walk: Walk, most: float) -> None:
    """Give each block the innermost hint that holds for it.

    most   characters; a container with more of them is not what its class says
    """
    sizes: Counter[int] = Counter()
    alike: Counter[Hint] = Counter()
    titled: set[int] = set()
    for block in walk.blocks:
        for hint in block.hints:
            sizes[hint] += _size(block)
            alike[walk.hints[hint]] += _size(block)
            if block.heading == 1:
                titled.add(hint)

    def holds(hint: int, block: Block) -> bool:
        kind = walk.hints[hint]
        size = max(sizes[hint], alike[kind])
        if size > (min(most, _WALL) if kind.role is Role.PAYWALL else most) and not kind.sure:
            return False
        told = _LONG_CAPTION if "caption" in kind.name else _TOLD
        if kind.role is Role.CAPTION and kind.name and len(block.text.split()) >= told:
            return False
        return hint not in titled or (block.heading != 1 and kind.sure)

    for block in walk.blocks:
        held = (walk.hints[hint] for hint in reversed(block.hints) if holds(hint, block))
        block.hint = next(held, None)


def _settle_main(blocks: list[Block], least: float) -> None:
    """Mark the lines outside the container with the most text, if it holds so many characters."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        sizes.update(dict.fromkeys(block.inside, _size(block)))
    main = max(sizes, key=lambda container: (sizes[container], container), default=None)
    if main is not None and sizes[main] >= least:
        for block in blocks:
            block.outside = bool(block.text) and main not in block.inside


def mistrust(blocks: list[Block], titles: list[str], walled: bool) -> bool:
    """Forget what the names of classes say, and tell whether much text stood under them.

    For a page on which nothing else tells a story: its theme uses such names for the story itself.
    Where the page shows a wall, the text must be the story that its title names.
    """
    named = [block for block in blocks if block.hint and not block.hint.sure]
    told = _sentences(named)
    if not _are_much(told) or (walled and not says(told, titles)):
        return False
    for block in named:
        block.hint = None
    return True


def take_captions(blocks: list[Block]) -> bool:
    """Forget that sentences are captions, and tell whether there are several of them.

    For a page on which nothing else tells a story: a row of pictures tells it.
    """
    named = [block for block in blocks if block.hint and block.hint.role is Role.CAPTION]
    told = [block for block in named if len(block.text) > _SENTENCE]
    for block in told if len(told) >= _CAPTIONS else ():
        block.hint = None
    return len(told) >= _CAPTIONS


def unhide(blocks: list[Block], titles: list[str]) -> bool:
    """Forget that text is hidden, and tell whether it is the story that the page's title names.

    For a page on which nothing else tells a story: a script shows it once the page has loaded.
    """
    hidden = [block for block in blocks if block.hidden and block.links < _LINKED]
    told = _sentences(hidden)
    if not _are_much(told) or not says(told, titles):
        return False
    for block in hidden:
        block.hidden = ""
    return True


def _sentences(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if b.links < _LINKED and len(b.text) > _SENTENCE]


def _are_much(texts: list[str]) -> bool:
    return sum(len(text.split()) for text in texts) >= _MUCH


def says(texts: list[str], titles: list[str]) -> bool:
    """Do the texts say half of the longer words of one of the page's titles?"""
    said = {word for text in texts for word in plain(text).split()}
    return any(
        len(words) >= 2 and sum(word in said for word in words) >= _NAMED * len(words)
        for words in ({w for w in plain(t).split() if len(w) > 3} for t in titles)
    )
