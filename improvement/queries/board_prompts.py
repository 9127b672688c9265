"""What a board can rate itself against: the governance and partnership prompts of an edition.

They are those of its standards that are judged on evidence alone. A standard falls into parts: its
key questions with their lettered prompts, or else its areas, where the statements of the highest
rating are rated. What strong looks like and what warns comes from the statements of the highest and
the lowest rating, and from the edition's prompts for fieldwork.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from standards.choices import Layer, PromptKind
from standards.types import FrameworkContent, PromptGroup, StandardContent, Statement, Text


@dataclass(frozen=True)
class BoardPrompt:
    """One thing that a board rates; `key` names it in what is stored, `code` in what is read."""

    key: str
    code: str
    text: Text


@dataclass(frozen=True)
class BoardPart:
    """A key question or an area, with its prompts and what guides a view of them."""

    key: str
    standard: StandardContent
    code: str
    title: Text
    prompts: tuple[BoardPrompt, ...]
    strengths: tuple[Text, ...]
    warnings: tuple[Text, ...]
    groups: tuple[PromptGroup, ...]


def board_parts(content: FrameworkContent) -> tuple[BoardPart, ...]:
    """Return all parts of an edition that a board can rate itself against, in order."""
    return tuple(
        part
        for standard in content.standards
        if not standard.is_case_scored
        for part in _parts_of(content, standard)
        if part.prompts
    )


def chosen_parts(content: FrameworkContent, keys: Collection[str]) -> tuple[BoardPart, ...]:
    """Return the parts with these keys, in the order of the edition."""
    return tuple(part for part in board_parts(content) if part.key in keys)


def strategic_parts(parts: Sequence[BoardPart]) -> list[BoardPart]:
    """Return the parts of standards that fieldwork looks at where strategy is made, else all."""
    strategic = [
        part
        for part in parts
        if any(group.layer == Layer.STRATEGIC for group in part.standard.fieldwork_prompts)
    ]
    return strategic or list(parts)


def _parts_of(content: FrameworkContent, standard: StandardContent) -> Iterator[BoardPart]:
    if standard.key_questions:
        for question in standard.key_questions:
            prompts = tuple(
                _prompt(standard, question.place_of(one), one.text) for one in question.prompts
            )
            yield _part(content, standard, question.code, question.text, prompts)
        return
    for area in standard.areas:
        rated = _statements(content, standard, area.code, is_best=True)
        prompts = tuple(_prompt(standard, one.code, one.text) for one in rated)
        yield _part(content, standard, area.code, area.title, prompts)


def _part(
    content: FrameworkContent,
    standard: StandardContent,
    code: str,
    title: Text,
    prompts: tuple[BoardPrompt, ...],
) -> BoardPart:
    strengths = _statements(content, standard, code, is_best=True)
    warnings = _statements(content, standard, code, is_best=False)
    rated = {prompt.code for prompt in prompts}
    return BoardPart(
        key=f"{standard.code}:{code}",
        standard=standard,
        code=code,
        title=title,
        prompts=prompts,
        # Where the statements themselves are rated they need not be told twice.
        strengths=tuple(one.text for one in strengths if one.code not in rated),
        warnings=tuple(one.text for one in warnings),
        groups=_groups_about(standard, title),
    )


def _prompt(standard: StandardContent, code: str, text: Text) -> BoardPrompt:
    return BoardPrompt(f"{standard.code}:{code}", code, text)


def _statements(
    content: FrameworkContent, standard: StandardContent, part: str, *, is_best: bool
) -> tuple[Statement, ...]:
    """Return what the highest, or the lowest, rating of the standard says about one part of it."""
    rating = content.ratings[-1 if is_best else 0].code
    found = (one for one in standard.characteristics if one.rating == rating)
    return tuple(statement for one in found for statement in one.about(part))


def _groups_about(standard: StandardContent, title: Text) -> tuple[PromptGroup, ...]:
    """Return the prompts for fieldwork that a part can use.

    Titles that begin with the name of an area belong to that area; all others to every part.
    """
    names = [f"{area.title.text_in('en').words}:" for area in standard.areas]
    own = f"{title.text_in('en').words}:"

    def belongs(group: PromptGroup) -> bool:
        words = group.title.text_in("en").words
        return words.startswith(own) or not any(words.startswith(name) for name in names)

    return tuple(sorted(filter(belongs, standard.fieldwork_prompts), key=_order))


def _order(group: PromptGroup) -> int:
    return [PromptKind.LOOK_FOR, PromptKind.CONTRAST, PromptKind.WARNING].index(group.kind)
