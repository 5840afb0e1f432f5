"""The weeks or months of a bar strip."""


def place_of(day, start, *, weekly):
    """Say in which period of the strip a day lies; before the start it is negative."""
    if weekly:
        return (day - start).days // 7
    return (day.year - start.year) * 12 + day.month - start.month
