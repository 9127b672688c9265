"""How two versions of a report differ: in figures, in texts, and in what else is printed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from reports.choices import Language
from reports.queries.freezing import freeze_document, thaw_document
from reports.types import (
    FrozenFact,
    FrozenPassage,
    FrozenTally,
    NumberChange,
    TextChange,
    VersionContent,
    VersionDifference,
    WordRun,
)
from wording.markers import fill_markers

SAME, GONE, NEW = "same", "gone", "new"
CHANGED, ADDED, REMOVED = "changed", "added", "removed"

# Of a frozen document: what repeats a text that is compared as such, or is not printed as words.
NOT_COMPARED = frozenset(
    {
        "anchor",
        "author",
        "chart",
        "code",
        "contents",
        "correction",
        "explanation",
        "findings",
        "foreword",
        "groups",
        "kind",
        "language",
        "lead_in",
        "reference",
        "summary",
        "uri",
    }
)
# What is one line of print.
ROWS = frozenset({"cells", "head"})


def compare_versions(before: VersionContent, after: VersionContent) -> VersionDifference:
    """Return all that differs, in the order of the later version."""
    return VersionDifference(
        numbers=tuple(_numbers(before, after)),
        counts=tuple(_counts(before.tallies, after.tallies)),
        texts=tuple(_texts(before, after)),
        others=tuple(_others(before, after)),
    )


def compare_figures(before: VersionContent, after: VersionContent) -> VersionDifference:
    """Return what differs in figures alone."""
    return VersionDifference(
        numbers=tuple(_numbers(before, after)),
        counts=tuple(_counts(before.tallies, after.tallies)),
    )


def compare_words(before: str, after: str) -> tuple[WordRun, ...]:
    """Return both texts as one: what stayed, what is gone and what is new, word by word."""
    old, new = _words(before), _words(after)
    runs = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(WordRun(SAME, "".join(old[a:b])))
            continue
        runs += [WordRun(GONE, "".join(old[a:b]))] if b > a else []
        runs += [WordRun(NEW, "".join(new[c:d]))] if d > c else []
    return tuple(runs)


def filled_text(passage: FrozenPassage, content: VersionContent) -> str:
    """Return the text of a passage as its version printed it."""
    facts = content.facts.get(passage.language, {})

    def look_up(key: str) -> str | None:
        fact = facts.get(key)
        return fact.text or None if fact else None

    return fill_markers(passage.text, look_up, lambda key: f"[{key}]")


def printed_lines(frozen: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the lines that a frozen document prints from data, by the part they stand in."""
    lines: dict[str, list[str]] = {}
    # Stored with sorted keys; thawed, its fields are in the order of print again.
    in_order = freeze_document(thaw_document(frozen)) if frozen else {}
    for label, line in _lines(in_order, str(in_order.get("title", ""))):
        lines.setdefault(label, []).append(line)
    return lines


def _numbers(before: VersionContent, after: VersionContent) -> Iterator[NumberChange]:
    language = Language.ENGLISH.value
    old, new = before.facts.get(language, {}), after.facts.get(language, {})
    for key in dict.fromkeys((*new, *old)):
        was, now = old.get(key), new.get(key)
        if was is None or now is None or _figure(was) != _figure(now):
            known = now or was
            assert known is not None  # noqa: S101  # a key comes from one of the two
            yield NumberChange(
                key,
                known.group,
                known.label,
                was.text if was else "",
                now.text if now else "",
            )


def _figure(fact: FrozenFact) -> tuple[str, str, int | None]:
    return fact.text, fact.number, fact.base


def _counts(before: Iterable[FrozenTally], after: Iterable[FrozenTally]) -> Iterator[NumberChange]:
    old = {one.place: one for one in before}
    new = {one.place: one for one in after}
    for place in dict.fromkeys((*new, *old)):
        was, now = old.get(place), new.get(place)
        if was is None or now is None or was.counts != now.counts:
            question, characteristic, value = place
            yield NumberChange(
                ":".join(("tally", *place)),
                question,
                f"{characteristic}: {value or _('not stated')}" if characteristic else "",
                _counts_text(was),
                _counts_text(now),
            )


def _counts_text(tally: FrozenTally | None) -> str:
    if tally is None:
        return ""
    return _(
        "%(sufficient)d sufficient, %(not_sufficient)d not, %(not_applicable)d not applicable, "
        "%(missing)d missing"
    ) % {
        "sufficient": tally.sufficient,
        "not_sufficient": tally.not_sufficient,
        "not_applicable": tally.not_applicable,
        "missing": tally.missing,
    }


def _texts(before: VersionContent, after: VersionContent) -> Iterator[TextChange]:
    old = {(one.key, one.language): one for one in before.passages}
    new = {(one.key, one.language): one for one in after.passages}
    for place in dict.fromkeys((*new, *old)):
        was, now = old.get(place), new.get(place)
        first = _whole(was, before)
        second = _whole(now, after)
        if first != second:
            known = now or was
            assert known is not None  # noqa: S101  # a place comes from one of the two
            yield TextChange(known.key, known.language, known.label, *_change(first, second))


def _whole(passage: FrozenPassage | None, content: VersionContent) -> str:
    if passage is None:
        return ""
    text = filled_text(passage, content)
    return f"{passage.title}\n{text}" if passage.title else text


def _others(before: VersionContent, after: VersionContent) -> Iterator[TextChange]:
    for language in dict.fromkeys((*after.documents, *before.documents)):
        old = printed_lines(before.documents.get(language, {}))
        new = printed_lines(after.documents.get(language, {}))
        for label in dict.fromkeys((*new, *old)):
            for first, second in _pairs(old.get(label, []), new.get(label, [])):
                yield TextChange("", language, label, *_change(first, second))


def _change(before: str, after: str) -> tuple[str, tuple[WordRun, ...]]:
    kind = CHANGED if before and after else ADDED if after else REMOVED
    return kind, compare_words(before, after)


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the lines that differ, each beside the one that took its place."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[a:b], new[c:d]
        for place in range(max(len(gone), len(come))):
            yield (
                gone[place] if place < len(gone) else "",
                come[place] if place < len(come) else "",
            )


def _lines(node: Any, label: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        if node.strip():
            yield label, node
        return
    if isinstance(node, Mapping):
        label = str(node.get("title") or label)
        # The parts within a theme hold that very theme again.
        left_out = NOT_COMPARED | {"parts"} if node.get("theme") else NOT_COMPARED
        for name, value in node.items():
            if name in ROWS:
                yield label, " | ".join(value)
            elif name not in left_out:
                yield from _lines(value, label)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from _lines(one, label)


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
