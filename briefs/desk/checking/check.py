"""One line of the publishing list, and the states that it may have."""

from dataclasses import dataclass, field

MET, LOOK, UNMET, OFF = "met", "look", "unmet", "off"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the publishing list. `look` is amber: worth a look, but it blocks nothing."""

    name: str
    label: str
    state: str
    sentence: str
    details: list = field(default_factory=list)
    # The sources on whose pages it is mended, where that is the place.
    sources: list = field(default_factory=list)
    # The other brief that tells the story.
    other: object = None
    # The clipping that waits and says otherwise.
    clipping: object = None
    # The document and the number of the line in it that asks for the look.
    line: tuple = ()
    # The language that the text reads as, where it is said to be another.
    language: str = ""


def looks(found):
    """Return what the amber ones of some Checks ask to look at, each as one line."""
    return [
        f"{check.label}: {' '.join(str(said).split())}"
        for check in found
        if check.state == LOOK
        for said in check.details or [check.sentence]
    ]
