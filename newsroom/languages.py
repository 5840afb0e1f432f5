"""The languages in which pages can speak."""

from pathlib import Path

from django.conf.global_settings import LANGUAGES
from django.utils.translation import to_locale


def translated(folder: Path) -> list[tuple[str, str]]:
    """English, and each language of Django with a compiled catalogue in `folder`: code and name.

    A page that calls itself Spanish over English words is read out with Spanish sounds.
    """
    return [
        (code, name)
        for code, name in LANGUAGES
        if code.partition("-")[0] == "en"
        or (folder / to_locale(code) / "LC_MESSAGES" / "django.mo").exists()
    ]
