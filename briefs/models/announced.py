"""Whether an event was only announced: everybody who told of it did so before its day."""

from calendar import monthrange


def is_announced(event_on, told):
    """Say whether the day of an event lies after every day on which it can have been told.

    False where the event bears no day, or nobody who told of it does.
    told  rows with `published_on` and `published_precision`: sources, clippings, documents
    """
    days = [_last_day(one) for one in told if one.published_on]
    return bool(event_on and days and event_on > max(days))


def _last_day(told):
    day, precision = told.published_on, told.published_precision
    month = 12 if precision == "year" else day.month
    if precision not in ("month", "year"):
        return day
    return day.replace(month=month, day=monthrange(day.year, month)[1])
