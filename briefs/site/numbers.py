"""Numbers as readers see them: 200,000."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language


def grouped(number):
    return written(number, get_language())


@lru_cache(maxsize=4096)
def written(number, _language):
    return number_format(number, force_grouping=True)
