"""The address that a page gives as its own: of this story, or none."""

import pytest

from briefs.intake import read

TEXT = "<p>The board said on Tuesday that 412 boats had left before the storm of the week came.</p>"
AT = "https://arvela.example/"


def address(canonical: str = "", network: str = ""):
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    head += f'<meta property="og:url" content="{network}">' if network else ""
    title = "Boats leave Arvela"
    page = f"<html><head><title>{title} | Quay</title>{head}</head><body><h1>{title}</h1>{TEXT}"
    return read(page.encode(), "page.html").address


@pytest.mark.parametrize(
    "own",
    [
        "2024/05/boats-leave-early",
        "news/boats_leave.html",
        "story?id=412",
        "a/412",
        "2024/05/quay/",
    ],
)
def test_the_address_of_the_story_is_read_from_either_witness(own):
    assert address(AT + own) == address("", AT + own) == address(AT + own, AT + own) == AT + own
    assert address(AT + own + "#top") == AT + own


@pytest.mark.parametrize(
    "other",
    [
        AT,
        f"{AT}news/",
        f"{AT}2024/05/mayor-opens-new-school",
        "javascript:alert(412)",
        "/2024/05/boats-leave-early",
        "ftp://arvela.example/boats-leave-412",
        "https://me:pass@arvela.example/boats-leave-412",
        f"{AT}boats-leave-{'412' * 900}",
    ],
)
def test_the_address_of_a_section_of_another_story_or_none_is_not_taken(other):
    assert address(other) is None


def test_two_addresses_that_differ_are_no_address():
    assert address(f"{AT}412/boats-leave", f"{AT}413/boats-leave") is None
    known = f"{AT}412/boats-leave"
    assert address(known, "http://www.arvela.example/412/boats-leave/?from=net") == known


def test_a_text_has_no_address():
    assert read(f"{AT}412\n\nBoats leave Arvela".encode(), "page.txt").address is None
