"""How far apart two words are, counted in slips of the hand."""

from itertools import compress, count
from operator import ne


def slips(one: str, other: str, most: int) -> int:
    """Count letters changed, left out, put in or swapped with their neighbour, up to most + 1.

    Cost  linear in the length of the longer word
    """
    far, last = most + 1, None
    if abs(len(one) - len(other)) > most:
        return far
    # Of each row only the places this near the diagonal: farther off are too many slips already.
    near = range(-most, most + 1)
    row = [step if 0 <= step <= len(other) else far for step in near]
    for i, a in enumerate(one, start=1):
        here = []
        for k, step in enumerate(near):
            j = i + step
            if not 0 < j <= len(other):
                here.append(min(i, far) if j == 0 else far)
                continue
            found = [far, row[k] + (a != other[j - 1])]
            if k > 0:
                found.append(here[-1] + 1)
            if k < 2 * most:
                found.append(row[k + 1] + 1)
            if last and j > 1 and a == other[j - 2] and one[i - 2] == other[j - 1]:
                found.append(last[k] + 1)
            here.append(min(found))
        last, row = row, here
        if min(row) == far:
            return far
    return row[len(other) - len(one) + most]


def one_letter_apart(one: str, other: str) -> bool:
    """Say whether one letter changed, added or dropped makes one of the other; for many pairs."""
    if len(one) > len(other):
        one, other = other, one
    added = len(other) - len(one)
    if added > 1:
        return False
    n = next(compress(count(), map(ne, one, other)), len(one))
    return one[n + 1 - added :] == other[n + 1 :]
