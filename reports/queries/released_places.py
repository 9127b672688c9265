"""What a reader of a released version can point at: its passages by where they are printed."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reports.choices import Language
from reports.types import Box, FrozenPassage, Theme, VersionContent

# The end of a frozen English label within a theme: "2. Planning: box after paragraph 1.2".
IN_THEME = re.compile(
    r"(?P<theme>[\d.]+)\. .*: (?:(?P<what>key finding|paragraph|box after paragraph) "
    r"(?P<number>[\d.]+)|(?P<summary>summary))",
    re.DOTALL,
)


class Places:
    """The keys of a version's passages: each is asked for by where it stands, in printed order."""

    def __init__(self, passages: Iterable[FrozenPassage]) -> None:
        self._keys: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for one in passages:
            found = IN_THEME.fullmatch(one.label)
            if one.language == Language.ENGLISH.value and found:
                what = found["summary"] or found["what"]
                self._keys[found["theme"], what, found["number"] or ""].append(one.key)

    def summary(self, theme: str) -> str:
        """Return the key of a theme's summary, "" where it has none."""
        return self._first(theme, "summary", "")

    def finding(self, theme: str, number: str) -> str:
        """Return the key of a key finding."""
        return self._first(theme, "key finding", number)

    def paragraph(self, theme: str, number: str) -> str:
        """Return the key of a numbered paragraph."""
        return self._first(theme, "paragraph", number)

    def boxes(self, theme: str, number: str) -> list[str]:
        """Return the keys of what stands in boxes after a paragraph, "0" before the first."""
        return list(self._keys.get((theme, "box after paragraph", number), ()))

    def _first(self, theme: str, what: str, number: str) -> str:
        return next(iter(self._keys.get((theme, what, number), ())), "")


def boxes_of(theme: Theme, places: Places) -> Iterator[tuple[Box, tuple[str, ...]]]:
    """Yield the boxes of a theme in printed order, each with the keys of its passages."""
    for section in theme.explanation:
        number = f"{section.number}.0" if section.number else "0"
        waiting = places.boxes(theme.number, number)
        for entry in section.entries:
            if isinstance(entry, Box):
                keys, waiting = waiting[: len(entry.texts)], waiting[len(entry.texts) :]
                yield entry, tuple(keys)
            else:
                waiting = places.boxes(theme.number, entry.number)


def printed_places(content: VersionContent) -> Places:
    """Return the places of a version."""
    return Places(content.passages)
