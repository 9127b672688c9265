"""How far a judgement is on its way from a recommended rating to a final one."""

from dataclasses import dataclass

from judgements.choices import DecisionOutcome, JudgementState
from judgements.models import ModerationDecision, ThemeJudgement
from standards.choices import Moderator
from standards.types import NOT_RATED, FrameworkContent


@dataclass(frozen=True)
class Standing:
    """How far the judgement of a theme is, with its newest version and what was decided on it.

    `rating` is the one that stands: agreed, else recommended, "" while there is none; `ground` and
    `reason` are those of that rating.
    """

    state: JudgementState
    judgement: ThemeJudgement | None = None
    decision: ModerationDecision | None = None

    @property
    def _agreed(self) -> ModerationDecision | None:
        return self.decision if self.state == JudgementState.AGREED else None

    @property
    def rating(self) -> str:
        stands = self._agreed or self.judgement
        return stands.rating if stands else ""

    @property
    def ground(self) -> str:
        stands = self._agreed or self.judgement
        return stands.ground if stands else ""

    @property
    def reason(self) -> str:
        """Why the rating is as it is; who agrees a recommended rating agrees its reason."""
        if self._agreed and self.is_agreed_otherwise:
            return self._agreed.reason
        return self.judgement.reason if self.judgement else ""

    @property
    def is_rated(self) -> bool:
        """Whether a rating was given at all."""
        return self.rating not in ("", NOT_RATED)

    @property
    def is_final(self) -> bool:
        """Whether nobody needs to agree it any more."""
        return self.state in {JudgementState.AGREED, JudgementState.FINAL}

    @property
    def is_waiting(self) -> bool:
        """Whether a rating is recommended and not agreed: it is provisional wherever it shows."""
        return self.state in {JudgementState.RECOMMENDED, JudgementState.RETURNED}

    @property
    def is_agreed_otherwise(self) -> bool:
        """Whether another rating was agreed than the one recommended."""
        if self._agreed is None or self.judgement is None:
            return False
        return self._agreed.rating != self.judgement.rating

    @property
    def is_departure(self) -> bool:
        """Whether the rating differs from what the cases indicated when it was recommended."""
        indicated = self.judgement.indicated_rating if self.judgement else ""
        return bool(indicated) and self.rating != indicated


NOT_JUDGED = Standing(JudgementState.NONE)


def is_moderated(content: FrameworkContent) -> bool:
    """Return whether somebody must agree a recommended rating in this edition."""
    return content.moderation is not None and content.moderation.by != Moderator.NONE


def stand(
    judgement: ThemeJudgement | None,
    decision: ModerationDecision | None,
    content: FrameworkContent,
) -> Standing:
    """Return the standing of the newest version of a judgement; the decision is the one on it."""
    if judgement is None:
        return NOT_JUDGED
    if not is_moderated(content):
        return Standing(JudgementState.FINAL, judgement)
    if decision is None:
        return Standing(JudgementState.RECOMMENDED, judgement)
    if decision.outcome == DecisionOutcome.RETURNED:
        return Standing(JudgementState.RETURNED, judgement, decision)
    return Standing(JudgementState.AGREED, judgement, decision)
