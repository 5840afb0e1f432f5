"""A page whose links are numbered, "[3]Harbour", with their addresses listed at its end."""

import re

_FEWEST = 3  # addresses in such a list
_ADDRESS = re.compile(r"^[ \t]{0,6}(\d{1,4})\. [a-z][a-z+.-]{1,15}:\S+$", re.MULTILINE)
_MARK = re.compile(r"\[(\d{1,4})\](?=\S)")


def unreferenced(text: str) -> str:
    """Take the numbers off the links that a list of addresses below counts too. Cost: linear."""
    listed = list(_ADDRESS.finditer(text)) if "[" in text else []
    if len(listed) < _FEWEST:
        return text
    numbers, start = {match[1] for match in listed}, listed[0].start()
    told = _MARK.sub(lambda mark: "" if mark[1] in numbers else mark.group(), text[:start])
    return told + text[start:]
