"""A stored text as a reader sees it: markers filled in, stars off, each letter's place kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wording.markers import Marker, show_value, split_markers
from wording.sentences import split_sentences

# Stands where a marker's fact has no value; no rule takes it for a word or a number.
UNKNOWN = "￼"


@dataclass(frozen=True, slots=True)
class PlacedMarker:
    """A marker and where its value stands in the read text; silent ones take no room."""

    marker: Marker
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence of a reading: its text, its place in the read text, and its markers."""

    text: str
    start: int
    end: int
    markers: tuple[PlacedMarker, ...]

    def is_bound(self, start: int, end: int) -> bool:
        """Whether a stretch of the sentence lies wholly in the value of a marker."""
        return any(
            one.start <= self.start + start and self.start + end <= one.end
            for one in self.markers
            if one.marker.kind == "fact"
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """The read text, the place in the stored text of each of its letters, and its markers."""

    text: str
    places: tuple[tuple[int, int], ...]
    markers: tuple[PlacedMarker, ...]

    def stored_place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the read text stands in the stored one."""
        if start >= end:
            place = self.places[start][0] if start < len(self.places) else 0
            return place, place
        return self.places[start][0], self.places[end - 1][1]

    def sentences(self) -> list[ReadSentence]:
        """Return the sentences with their markers.

        A marker that shows nothing and stands after a sentence's full stop belongs to it, unless
        it begins a line.
        """
        spans = [(one.start, one.end) for one in split_sentences(self.text)]
        owned: list[list[PlacedMarker]] = [[] for _ in spans]
        for placed in self.markers:
            index = self._owner(placed, spans)
            if index is not None:
                owned[index].append(placed)
        return [
            ReadSentence(self.text[start:end], start, end, tuple(markers))
            for (start, end), markers in zip(spans, owned, strict=True)
        ]

    def _owner(self, placed: PlacedMarker, spans: list[tuple[int, int]]) -> int | None:
        before = [index for index, (start, _) in enumerate(spans) if start <= placed.start]
        last = before[-1] if before else None
        if last is None:
            return 0 if spans else None
        begins_line = "\n" in self.text[spans[last][1] : placed.start]
        is_at_start = placed.start == spans[last][0] and placed.start == placed.end
        if is_at_start and last and "\n" not in self.text[spans[last - 1][1] : placed.start]:
            return last - 1
        return last + 1 if begins_line and last + 1 < len(spans) else last


def read_passage(text: str, look_up: Callable[[str], str | None]) -> Reading:
    """Return a stored text as it is read; `look_up` gives the value of a fact key."""
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    markers: list[PlacedMarker] = []
    position = 0
    for piece in split_markers(text):
        start = len(letters)
        if isinstance(piece, str):
            for offset, letter in enumerate(piece, position):
                if letter != "*":
                    letters.append(letter)
                    places.append((offset, offset + 1))
            position += len(piece)
            continue
        if piece.kind == "fact":
            value = look_up(piece.key)
            shown = UNKNOWN if value is None else show_value(piece, value)
            letters += shown
            places += [(piece.start, piece.end)] * len(shown)
        markers.append(PlacedMarker(piece, start, len(letters)))
        position = piece.end
    return Reading("".join(letters), tuple(places), tuple(markers))
