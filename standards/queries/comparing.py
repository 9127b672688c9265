"""What differs between two editions, part by part, for whoever has to know what changed.

Works on the documents themselves, so that nothing an edition says can differ unseen, whatever kinds
of parts it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

Data: TypeAlias = Mapping[str, Any]

# Fields of words; every other field is a rule or a fact.
_WORDS = frozenset(
    {
        *("about", "against", "aim", "expectation", "guidance", "headline", "judgement_subject"),
        *("label", "otherwise", "score_phrase", "short_title", "source", "text", "title"),
        *("answer_words", "many", "one", "unrated_when"),
    }
)
_ROUTING = frozenset({"route", "condition", "routes"})
# What a part is known by within its list.
_NAMES = ("code", "rating")
# Each edition has its own: no change of what it says.
_IDENTITY = frozenset({"code", "edition"})


class ChangeKind(StrEnum):
    """What happened to a part or to one of its fields."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    REROUTED = "rerouted"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One change.

    `path` leads to the part: names of lists and codes in turn, such as
    ("sections", "planning", "questions", "PL01"); `field` is the field within it, "" where the
    whole part came, went or moved. `old` and `new` are document values, None where there is none.
    """

    kind: ChangeKind
    path: tuple[str, ...]
    field: str
    old: Any
    new: Any


def compare_documents(old: Data, new: Data) -> list[Change]:
    """Every difference between two documents, in the order of the newer one.

    Case questions are known by their code alone, and their section is a field: ("questions",
    "PL01").
    """
    return list(_compare_parts((), _without_sections(old), _without_sections(new)))


def _without_sections(document: Data) -> Data:
    sections = document.get("sections", ())
    return {
        **{name: value for name, value in document.items() if name not in _IDENTITY},
        "sections": [
            {name: value for name, value in section.items() if name != "questions"}
            for section in sections
        ],
        "questions": [
            {**question, "section": section["code"]}
            for section in sections
            for question in section["questions"]
        ],
    }


def _compare_parts(path: tuple[str, ...], old: Data, new: Data) -> Iterator[Change]:
    for field in [*new, *(name for name in old if name not in new)]:
        before, after = old.get(field), new.get(field)
        if before == after:
            continue
        if _has_names(before) and _has_names(after):
            yield from _compare_lists((*path, field), before or [], after or [])
        elif _is_structure(field, before, after):
            yield from _compare_parts((*path, field), before or {}, after or {})
        else:
            yield Change(_kind_of(field), path, field, before, after)


def _compare_lists(
    path: tuple[str, ...], old: Sequence[Data], new: Sequence[Data]
) -> Iterator[Change]:
    before = {_name_of(part): part for part in old}
    after = {_name_of(part): part for part in new}
    moved = _moved([name for name in before if name in after], [*after])
    for name, part in after.items():
        if name not in before:
            yield Change(ChangeKind.ADDED, (*path, name), "", None, part)
            continue
        if name in moved:
            yield Change(ChangeKind.MOVED, (*path, name), "", before[name], part)
        yield from _compare_parts((*path, name), before[name], part)
    for name, part in before.items():
        if name not in after:
            yield Change(ChangeKind.REMOVED, (*path, name), "", part, None)


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest names that would have to move to bring the common ones into the newer order."""
    place = {name: index for index, name in enumerate(old)}
    common = [name for name in new if name in place]
    # The longest run of names that stand in their old order stays where it is.
    best: list[tuple[int, int]] = []
    for index, name in enumerate(common):
        before = [
            (best[other][0], other) for other in range(index) if place[common[other]] < place[name]
        ]
        length, previous = max(before, default=(0, -1))
        best.append((length + 1, previous))
    stays: set[str] = set()
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        stays.add(common[at])
        at = best[at][1]
    return set(common) - stays


def _kind_of(field: str) -> ChangeKind:
    if field in _WORDS:
        return ChangeKind.REWORDED
    return ChangeKind.REROUTED if field in _ROUTING else ChangeKind.CHANGED


def _name_of(part: Data) -> str:
    return next(str(part[name]) for name in _NAMES if name in part)


def _has_names(value: Any) -> bool:
    """Whether it is a list of parts that are known by name; one that is missing is empty."""
    return value is None or (
        isinstance(value, list)
        and all(isinstance(part, dict) and any(name in part for name in _NAMES) for part in value)
    )


def _is_structure(field: str, before: Any, after: Any) -> bool:
    """Whether both are maps of fields, and not words in several languages or a condition."""
    is_map = isinstance(before, dict) and isinstance(after, dict)
    return is_map and field not in _WORDS and field not in _ROUTING
