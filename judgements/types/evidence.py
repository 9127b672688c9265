"""One entry of the evidence log as plain values, in the shape in which it is sent and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from judgements.types.operations import TEXT_LIMIT, malformed

SHORT_LIMIT = 120
MOST_PEOPLE = 9_999
# Of links of one entry, and of lines that it answers.
MOST_LINKS = 300


@dataclass(frozen=True)
class EvidenceContent:
    """What an entry says.

    `held_date` is a day as "2016-07-18", `places` are links such as "1.1/1.1.1a" (the standard's
    code and a place in it, which is empty for the whole), `lines` the numbers of lines of enquiry,
    `document` the key of a requested document or None. Whoever writes an entry may leave anything
    out; the policies say what it needs.
    """

    kind: str = ""
    held_date: str = ""
    group: str = ""
    role: str = ""
    organisation: str = ""
    people_count: int = 0
    direction: str = ""
    text: str = ""
    document: int | None = None
    places: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    withdrawn: bool = False

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Read it from JSON values; raises FieldworkRefused (malformed) for another shape."""
        if data.keys() != cls.__dataclass_fields__.keys():
            # A missing field must not be taken for one that was emptied.
            raise malformed("content")
        return cls(
            **{name: _text(data, name, 20) for name in ("kind", "held_date", "group", "direction")}
            | {name: _text(data, name, SHORT_LIMIT) for name in ("role", "organisation")},
            text=_text(data, "text").strip(),
            people_count=_count(data, "people_count", MOST_PEOPLE),
            document=None if data["document"] is None else _count(data, "document"),
            places=_places(data["places"]),
            lines=_lines(data["lines"]),
            withdrawn=_flag(data, "withdrawn"),
        )

    def as_data(self) -> dict[str, Any]:
        """Return the JSON values that `read` takes, the same for all that say the same."""
        return {**vars(self), "places": sorted(self.places), "lines": sorted(self.lines)}

    @property
    def date(self) -> date | None:
        """The day as a date; None where it is missing or no calendar has it."""
        try:
            return date.fromisoformat(self.held_date)
        except ValueError:
            return None


def split_link(link: str) -> tuple[str, str]:
    """Return the standard's code and the place of a link."""
    standard, _slash, place = link.partition("/")
    return standard, place


def _text(data: Mapping[str, Any], name: str, limit: int = TEXT_LIMIT) -> str:
    text = data[name]
    if not isinstance(text, str) or len(text) > limit:
        raise malformed(name)
    return text if limit > SHORT_LIMIT else " ".join(text.split())


def _count(data: Mapping[str, Any], name: str, most: int = 2**31 - 1) -> int:
    count = data[name]
    # True is an int to Python, but no count.
    if type(count) is not int or not 0 <= count <= most:
        raise malformed(name)
    return count


def _flag(data: Mapping[str, Any], name: str) -> bool:
    if not isinstance(data[name], bool):
        raise malformed(name)
    return bool(data[name])


def _places(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or len(given) > MOST_LINKS:
        raise malformed("places")
    if not all(isinstance(one, str) and "/" in one and len(one) <= SHORT_LIMIT for one in given):
        raise malformed("places")
    return tuple(sorted(set(given)))


def _lines(given: Any) -> tuple[int, ...]:
    if not isinstance(given, list) or len(given) > MOST_LINKS:
        raise malformed("lines")
    return tuple(sorted({_count({"lines": one}, "lines", 32_767) for one in given}))
