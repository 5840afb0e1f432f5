"""Hits shown: the words asked for, marked in a text, and the passage that holds most of them."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

from . import tokens

# How many characters a passage has, and how many of them stand before its first hit.
PASSAGE = 240
BEFORE = 60
# So many characters of a sentence that begins at the end of a passage are left out.
STUMP = 20


class Marks:
    """Finds the words of a question in texts. Asks for whole words as the index does."""

    def __init__(self, terms):
        self.phrases, self.starts = {}, []
        for form in (form for term in terms for form in term.forms):
            if form.start and len(form.tokens) == 1 and not form.tokens[0].startswith("c_"):
                self.starts.append(form.tokens[0][2:])
            else:
                self.phrases.setdefault(form.tokens[0], []).append(form)

    def spans(self, text, language) -> list[tuple[int, int]]:
        """Return where hits stand in a text, in order, none touching another."""
        if not (self.phrases or self.starts):
            return []
        found, places = tokens.hits(text, tokens.mark_of(language))
        starts, spans = tuple(self.starts), []
        for i, token in enumerate(found):
            start, end = places[i]
            pair = token.startswith("c_")
            if starts and not pair and tokens.plain(text[start:end]).startswith(starts):
                spans.append((start, end))
            if token not in self.phrases and not pair:
                continue
            for form in self.candidates(token):
                last = self.last(form, found, i)
                if last is not None:
                    spans.append((start, places[last][1]))
        return merged(spans)

    def candidates(self, token):
        yield from self.phrases.get(token, ())
        if token.startswith("c_"):
            # One letter asked for: any pair that starts with it.
            yield from (f for f in self.phrases.get(token[:3], ()) if f.start and token[3:])

    def last(self, form, found, i):
        """Return where in the tokens found a form ends that starts at the one at i, or None."""
        end = i + len(form.tokens) - 1
        if end >= len(found):
            return None
        *front, last = form.tokens
        matches = found[end].startswith(last) if form.start else found[end] == last
        return end if matches and found[i:end] == front else None

    def highlight(self, text, language) -> SafeString:
        return marked(text, self.spans(text, language))

    def cut(self, text, spans, around=None) -> SafeString:
        """Return the passage of a text that holds most of these hits, else its start.

        around  those of the hits, one or more, of which it must hold most
        """
        if len(text) <= PASSAGE:
            return marked(text, spans)
        begin = 0
        if spans:
            start = max(densest(around or spans) - BEFORE, 0)
            blank = text.find(" ", start, start + BEFORE)
            begin = 0 if start == 0 else max(start, blank + 1)
        end = begin + PASSAGE
        if end < len(text):
            blank = text.rfind(" ", begin + PASSAGE - BEFORE, end)
            end = blank if blank > 0 else end
            end = whole(text, end, max((b for _a, b in spans if b <= end), default=begin))
        inside = [
            (max(a, begin) - begin, min(b, end) - begin) for a, b in spans if begin < b and a < end
        ]
        shown, more = text[begin:end], end < len(text)
        if more:
            # The last word does not stand alone with the dots in a line.
            front, _blank, last = shown.rpartition(" ")
            shown = f"{front}\N{NO-BREAK SPACE}{last}" if front else shown
        before, after = "… " if begin else "", "\N{NO-BREAK SPACE}…" if more else ""
        return marked(shown, inside, before=before, after=after)


def whole(text, end, hit):
    """Return where a passage ends: before the first words of a sentence that say nothing alone.

    hit  up to where it must reach
    """
    stop = max(text.rfind(mark, hit, end) for mark in (". ", "? ", "! "))
    return stop + 1 if stop > 0 and end - stop <= STUMP else end


def densest(spans):
    """Return the start of the span from which most hits stand within one passage."""
    best, most, j = spans[0][0], 0, 0
    for i, (start, _) in enumerate(spans):
        while j < len(spans) and spans[j][1] <= start + PASSAGE - BEFORE:
            j += 1
        if j - i > most:
            best, most = start, j - i
    return best


def merged(spans):
    found = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marked(text, spans, before="", after="") -> SafeString:
    parts, at = [before], 0
    for start, end in spans:
        parts += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
        at = end
    # Every piece of the text was escaped above; only the marks are ours.
    return mark_safe("".join([*parts, escape(text[at:]), after]))
