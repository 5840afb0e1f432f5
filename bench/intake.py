"""How the cost of reading grows with the size of a page.

    python bench/intake.py [--most 64]

Reads pages of thirteen shapes at 1x, 2x, 4x … of a base size and prints the time of each, pages per
second, and the exponent of the growth (1.0 is linear) fitted over the larger half of the sizes.
Exits with 1 if any exponent is above 1.3.
"""

import argparse
import contextlib
import math
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefs.intake import RefusedDocument, read, read_many

LIMIT = 1.3
PARAGRAPH = (
    "The harbour board said on Tuesday that 412 boats had left before the storm, and that the "
    "ferry to the islands would run again from Friday. “Nobody was hurt,” said Ada Mooring. "
)
HAN = "港务局星期二表示，暴风雨来临之前已有412艘船离港，前往各岛的渡轮将于星期五恢复航行。"


def article(size: int) -> str:
    return "A storm passes the islands\n\nBy Ada Mooring | 3 May 2024\n\n" + "\n\n".join(
        f"{PARAGRAPH}{i} people came." for i in range(8 * size)
    )


def digest(size: int) -> str:
    return "\n\n".join(
        f"The island of number {i} opens a small new school\n\n{PARAGRAPH}" for i in range(8 * size)
    )


def chinese(size: int) -> str:
    return "渡轮恢复航行\n\n2024年5月3日 来源：海港报\n\n" + "\n\n".join([HAN * 3] * (8 * size))


def markup(size: int) -> str:
    return (
        "<html><head><title>A storm passes</title></head><body><nav><a href=/>Home</a></nav>"
        "<article><h1>A storm passes</h1>"
        + "".join(
            f"<div class='p share'><p>{PARAGRAPH}<a href='/{i}'>more</a></p></div>"
            for i in range(8 * size)
        )
        + "</article><footer>© 2024 Harbour Post</footer></body></html>"
    )


def one_line(size: int) -> str:
    return "a-b.c" * (4_000 * size)


def marks(size: int) -> str:
    return "A title of some words\n\n" + "«.,:;|·> " * (2_000 * size)


def short_lines(size: int) -> str:
    return "Read more\n\nHarbour news of today\n\n12:45\n\n" * (120 * size)


def colons(size: int) -> str:
    return "\n".join(f"ANNA B{i}: yes, it was so, and it rained" for i in range(120 * size))


def open_tags(size: int) -> str:
    return "<html><body>" + "<p class='related ad nav'><b>a < b <" * (400 * size)


def signed(size: int) -> str:
    signature = "<p class='author'>Ada M{i} <time class='date'>4 May 2022</time></p>"
    return "<html><body><h1>A storm passes</h1>" + "".join(
        signature.format(i=i) + f"<p>{PARAGRAPH}</p>" for i in range(8 * size)
    )


def boxes(size: int) -> str:
    return "<html><body><h1>A storm passes</h1>" + "".join(
        f"<div><section><ul><li>Quay {i}<ul><li>{PARAGRAPH}</li></ul></li></ul></section></div>"
        for i in range(8 * size)
    )


def cells(size: int) -> str:
    row = "<tr><td>Quay {i}<td>412 boats<td><b>Nobody</b> was hurt<br>at all"
    return "<html><body><h1>A storm passes</h1><table>" + "".join(
        row.format(i=i) for i in range(40 * size)
    )


def numbers(size: int) -> str:
    return "A storm passes\n\n" + "A hundred and twenty-two THOUSAND of Ada and Bo said so. " * (
        40 * size
    )


SHAPES = (
    article,
    digest,
    chinese,
    markup,
    one_line,
    marks,
    short_lines,
    colons,
    open_tags,
    signed,
    boxes,
    cells,
    numbers,
)


def seconds(text: str) -> float:
    data = text.encode()
    best = math.inf
    for _ in range(2):
        start = time.process_time()
        with contextlib.suppress(RefusedDocument):
            read_many([read(data, "page")])
        best = min(best, time.process_time() - start)
    return best


def exponent(sizes: list[int], times: list[float]) -> float:
    """Fit log(time) over log(size) for the larger half of the sizes."""
    half = len(sizes) // 2
    xs, ys = [math.log(s) for s in sizes[half:]], [math.log(t) for t in times[half:]]
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True)) / sum(
        (x - mx) ** 2 for x in xs
    )


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument(
        "--most", type=int, default=64, help="the largest multiple of the base size"
    )
    most = options.parse_args().most
    sizes = [1 << i for i in range(most.bit_length()) if 1 << i <= most]
    worst = 0.0
    print(f"{'shape':<12} {'base kB':>8} {'pages/s':>8} {'ms at most':>10} {'exponent':>8}")
    for shape in SHAPES:
        times = [seconds(shape(size)) for size in sizes]
        grown = exponent(sizes, times)
        worst = max(worst, grown)
        base = len(shape(1).encode()) / 1000
        print(
            f"{shape.__name__:<12} {base:8.1f} {1 / times[0]:8.0f} {times[-1] * 1000:10.0f}"
            f" {grown:8.2f}"
        )
    return 1 if worst > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
