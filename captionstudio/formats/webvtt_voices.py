"""The voice spans of a WebVTT cue that two speak in: ``<v Ann>Why?</v>`` and on the next line ``<v Bob>Because.</v>``."""

from __future__ import annotations

from dataclasses import dataclass, field

from captionstudio.core.markup import Token, plain_text, tokenise
from captionstudio.core.profiles import Profile
from captionstudio.core.speaking import DASH, split_voices, start_of_text, with_mark
from captionstudio.formats.speakers import Named

_MARK = Profile().dialogue_marks[1]


@dataclass(slots=True)
class _Span:
    """What one voice says; no name is for what stands in no span."""

    name: str
    sources: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def add(self, token: Token) -> bool:
        """Take a piece of markup; false where it ends what another span began."""
        if token.kind == "open":
            self.opened.append(token.name)
        elif token.kind == "close" and (not self.opened or self.opened.pop() != token.name):
            return False
        self.sources.append(token.source)
        return True

    @property
    def text(self) -> str:
        """What is said, without the white space around it."""
        return "".join(self.sources).strip()


def read_voices(text: str) -> Named:
    """Return caption markup in which spans of two voices follow each other as two voices: lines, of which the second begins with a dash.

    A second span without text is a voice that speaks meanwhile. What stands on lines before a single span is somebody's whose name is not
    told. Any other text is returned as it stands, with its spans.
    """
    spans = _spans(text) if "<v" in text.lower() else None
    if spans is None or len(spans) != 2 or spans[0].name == spans[1].name or not spans[1].name:
        return Named(text)
    first, second = spans
    is_apart = bool(first.name) or "".join(first.sources).endswith("\n")
    if not second.text and first.name and not split_voices(first.text):
        return Named(first.text, first.name, second.name)
    if not is_apart or not all(plain_text(span.text).strip() for span in spans):
        return Named(text)
    lines = [first.text, second.text]
    if not _has_dash(second.text):
        lines = [line if _has_dash(line) else with_mark(line, _MARK) for line in lines]
    return Named("\n".join(lines), first.name or None, second.name)


def _spans(text: str) -> list[_Span] | None:
    """Return the voice spans of a text with what stands outside of them; None where tags reach from one into another."""
    spans = [_Span("")]
    for token in tokenise(text):
        if token.name != "v":
            if not spans[-1].add(token):
                return None
        elif spans[-1].opened or (token.kind == "open" and not token.annotation):
            return None
        else:
            spans.append(_Span(token.annotation if token.kind == "open" else ""))
    if spans[-1].opened and spans[-1].name:
        return None
    return [span for span in spans if span.name or span.text]


def _has_dash(text: str) -> bool:
    return bool(DASH.match(text, start_of_text(text)))
