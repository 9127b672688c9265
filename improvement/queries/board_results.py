"""The comparison of the views on a board, once a round is closed: without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from improvement.models import BoardRating, SelfAssessment
from improvement.policies.board import ViewCounts
from improvement.queries.board import RoundAccess, previous_round, rated_by_prompt
from improvement.queries.board_lines import prompts_with_lines
from improvement.queries.board_prompts import BoardPart, BoardPrompt
from improvement.queries.last_published import PublishedRatings, last_published
from scoring.tally import Tally
from standards.types import StandardContent


@dataclass(frozen=True)
class PromptResult:
    """What the members said of one prompt; nothing but their number where they are too few.

    `own` is the reader's own view, "" for none; `previous` is what the round before counted, None
    where there is none that asked the same. Texts stand in the order of the alphabet, so that
    their order tells nothing of who wrote them.
    """

    prompt: BoardPrompt
    counts: ViewCounts
    own: str
    strengths: tuple[str, ...]
    warning_signs: tuple[str, ...]
    previous: ViewCounts | None


@dataclass(frozen=True)
class PartResult:
    """The results of the prompts of one part; `number` is its place in the round, from 1."""

    number: int
    part: BoardPart
    prompts: tuple[PromptResult, ...]


@dataclass(frozen=True)
class StandardResult:
    """The views on all prompts of one standard together."""

    standard: StandardContent
    tally: Tally


@dataclass(frozen=True)
class RoundResult:
    """The comparison: how many members took part, and what they said.

    `previous` is the round before; `is_same_edition` says whether it can be compared. `lines` are
    the keys of the prompts that became lines of the plan.
    """

    raters: int
    parts: tuple[PartResult, ...]
    previous: SelfAssessment | None
    is_same_edition: bool
    published: PublishedRatings | None
    lines: frozenset[str]

    @property
    def prompts(self) -> list[PromptResult]:
        """The results of all prompts, in order."""
        return [one for part in self.parts for one in part.prompts]

    @property
    def standards(self) -> list[StandardResult]:
        """The standards that were asked about, with the views that are shown, added up."""
        tallies: dict[str, Tally] = {}
        contents = {part.part.standard.code: part.part.standard for part in self.parts}
        for part in self.parts:
            for one in part.prompts:
                if one.counts.is_shown:
                    code = part.part.standard.code
                    tallies[code] = tallies.get(code, Tally()) + one.counts.tally
        return [
            StandardResult(standard, tallies.get(code, Tally()))
            for code, standard in contents.items()
        ]


def result_of(access: RoundAccess) -> RoundResult:
    """Return the comparison of a closed round; raises NotVisible for an open one."""
    rated = rated_by_prompt(access.round)
    previous = previous_round(access.round)
    is_same = previous is not None and previous.framework_id == access.round.framework_id
    before = rated_by_prompt(previous) if previous is not None and is_same else {}
    return RoundResult(
        raters=len({row.member_id for rows in rated.values() for row in rows}),
        parts=tuple(
            PartResult(
                number,
                part,
                tuple(_prompt(access, one, rated, before) for one in part.prompts),
            )
            for number, part in enumerate(access.parts, start=1)
        ),
        previous=previous,
        is_same_edition=is_same,
        published=last_published(access.board.service),
        lines=prompts_with_lines(access.round),
    )


def _prompt(
    access: RoundAccess,
    prompt: BoardPrompt,
    rated: Mapping[str, Sequence[BoardRating]],
    before: Mapping[str, Sequence[BoardRating]],
) -> PromptResult:
    rows = rated.get(prompt.key, ())
    counts = ViewCounts.of(row.view for row in rows)
    reader = access.board.user.pk
    earlier = before.get(prompt.key)
    previous = ViewCounts.of(row.view for row in earlier) if earlier else None
    return PromptResult(
        prompt=prompt,
        counts=counts,
        own=next((row.view for row in rows if row.member_id == reader), ""),
        strengths=_texts([row.strengths for row in rows], counts),
        warning_signs=_texts([row.warning_signs for row in rows], counts),
        previous=previous if previous is not None and previous.is_shown else None,
    )


def _texts(written: Sequence[str], counts: ViewCounts) -> tuple[str, ...]:
    if not counts.is_shown:
        return ()
    return tuple(
        sorted((text for text in written if text), key=lambda text: (text.casefold(), text))
    )
