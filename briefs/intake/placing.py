"""Which of the markup's hints hold for a page, which text it hides, and where its main text is."""

from .blocks import Block, Walk
from .hints import Hint
from .lexicon import plain
from .shapes import Role

_SENTENCE, _MUCH = 80, 60  # characters of a line that is text, words of a story
_TOLD = 30  # words from which a text that a class calls a caption is none
_CAPTIONS = 4  # captions of sentences that tell a story
_NAMED = 0.5  # the share of a title's longer words that its text says
_MOST_OF_PAGE = (
    0.45  # a container with more of the page's text than this is not what its class says
)


def place(walk: Walk) -> None:
    """Decide which hints of the markup hold, and which container is the page's main text."""
    total = sum(len(b.text) for b in walk.blocks if not b.hidden and b.links < 0.5) or 1
    shown = sum(len(b.text) for b in walk.blocks if not b.hidden)
    concealed = sum(len(b.text) for b in walk.blocks if b.hidden)
    sizes: dict[int, int] = {}
    alike: dict[Hint, int] = {}
    titled: set[int] = set()
    inside: dict[int, int] = {}
    for block in walk.blocks:
        if concealed > 2 * shown:
            block.hidden = ""  # the page shows itself by a script; what is hidden is the page
        size = len(block.text) if block.links < 0.5 and not block.hidden else 0
        for hint in block.hints:
            sizes[hint] = sizes.get(hint, 0) + size
            alike[walk.hints[hint]] = alike.get(walk.hints[hint], 0) + size
            if block.heading == 1:
                titled.add(hint)
        for container in block.inside:
            inside[container] = inside.get(container, 0) + size
    for block in walk.blocks:
        for hint in reversed(block.hints):
            kind = walk.hints[hint]
            if max(sizes[hint], alike[kind]) > _MOST_OF_PAGE * total and not kind.sure:
                continue
            if kind.role is Role.CAPTION and kind.name and len(block.text.split()) >= _TOLD:
                continue
            if hint in titled and (block.heading == 1 or not kind.sure):
                continue
            block.hint = kind
            break
    main = max(inside, key=lambda c: (inside[c], c), default=None)
    if main is not None and inside[main] >= 0.5 * total:
        for block in walk.blocks:
            block.outside = bool(block.text) and main not in block.inside


def mistrust(blocks: list[Block], titles: list[str], walled: bool) -> bool:
    """Forget what the names of classes say, and tell whether much text stood under them.

    For a page on which nothing else tells a story: its theme uses such names for the story itself.
    Where the page shows a wall, the text must be the story that its title names.
    """
    named = [block for block in blocks if block.hint and not block.hint.sure]
    told = [b.text for b in named if b.links < 0.3 and len(b.text) > _SENTENCE]
    if sum(len(text.split()) for text in told) < _MUCH or (walled and not says(told, titles)):
        return False
    for block in named:
        block.hint = None
    return True


def take_captions(blocks: list[Block]) -> bool:
    """Forget that sentences are captions, and tell whether there are several of them.

    For a page on which nothing else tells a story: a row of pictures tells it.
    """
    told = [
        block
        for block in blocks
        if block.hint and block.hint.role is Role.CAPTION and len(block.text) > _SENTENCE
    ]
    if len(told) < _CAPTIONS or sum(len(block.text.split()) for block in told) < _MUCH:
        return False
    for block in told:
        block.hint = None
    return True


def unhide(blocks: list[Block], titles: list[str]) -> bool:
    """Forget that text is hidden, and tell whether it is the story that the page's title names.

    For a page on which nothing else tells a story: a script shows it once the page has loaded.
    """
    hidden = [block for block in blocks if block.hidden and block.links < 0.3]
    told = [block.text for block in hidden if len(block.text) > _SENTENCE]
    if sum(len(text.split()) for text in told) < _MUCH or not says(told, titles):
        return False
    for block in hidden:
        block.hidden = ""
    return True


def says(texts: list[str], titles: list[str]) -> bool:
    """Do the texts say half of the longer words of one of the page's titles?"""
    said = {word for text in texts for word in plain(text).split()}
    return any(
        len(words) >= 2 and sum(word in said for word in words) >= _NAMED * len(words)
        for words in ({w for w in plain(t).split() if len(w) > 3} for t in titles)
    )
