"""Numbers as readers see them: 200,000."""

from django.utils.formats import number_format


def grouped(number):
    return number_format(number, force_grouping=True)
