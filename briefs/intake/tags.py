"""The elements of HTML, by what they do to a line of text."""


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


VOID = _named("area base br col embed hr img input link meta param source track wbr")
AUTOCLOSED = _named("colgroup dd dt li option p tbody td tfoot th thead tr")
SILENT = _named(
    """
    audio button canvas datalist iframe link map math meta object option script
    select style svg title video
    """
)
BLOCKS = _named(
    """
    address article aside blockquote body caption center dd details dialog div dl dt
    fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label
    legend li main menu nav noscript ol p pre section summary table tbody td template
    textarea tfoot th thead time-line tr ul
    """
)
TIGHT = _named("br dd dt label li td th tr")
HEADINGS = {f"h{i}": i for i in range(1, 7)}
