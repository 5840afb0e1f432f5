"""What a transcript gives that nobody says to the matter: sounds, adverts read aloud, notes."""

from ..lines.page import Page
from ..shapes import Role
from ..words.lexicon import meets, phrases, plain

_LONGEST_ADVERT = 600  # characters
_LONGEST_NOTE = 14  # words


def is_noise(page: Page, number: int, text: str) -> bool:
    """Drop a note about sound, or an advertisement read aloud; is the line one?"""
    if meets("sound", plain(text)) == "whole":
        page.set(number, Role.SOUND, "a note about sound")
    elif is_aloud(text):
        page.set(number, Role.ADVERTISEMENT, "an advertisement read aloud")
    else:
        return False
    return True


def is_aloud(text: str) -> bool:
    said = f" {plain(text)} "
    return len(said) < _LONGEST_ADVERT and any(f" {phrase} " in said for phrase in phrases("aloud"))


def without_notes(page: Page, lines: list[int]) -> list[int]:
    """Drop what stands in brackets before and after the talk."""
    kept = []
    for number in lines:
        text = page.facts[number].text
        if text[0] in "([（" and text[-1] in ")]）" and page.facts[number].words <= _LONGEST_NOTE:
            page.set(number, Role.SOUND, "a note of the transcriber in brackets")
        else:
            kept.append(number)
    return kept
