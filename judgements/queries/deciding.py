"""The checked loader of one recommended rating, for whoever decides on it."""

from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import Permission
from cases.queries.scoring import StandardScore, score_inspection
from inspections.queries import InspectionAccess
from judgements.choices import JudgementState
from judgements.models import PanelMeeting, ThemeJudgement
from judgements.policies.moderation import (
    can_decide,
    check_author,
    check_decide,
    decides_alone,
    may_decide_on,
)
from judgements.policies.standings import Standing, is_moderated
from judgements.queries.judgements import judgement_history
from judgements.queries.moderation import meetings_of, standing_of
from judgements.queries.themes import ThemeAccess, get_theme_for
from standards.types import FrameworkContent


@dataclass(frozen=True)
class DecidingAccess:
    """One theme with its recommendations, the latest first, before somebody who decides."""

    user: User
    theme: ThemeAccess
    score: StandardScore
    history: list[ThemeJudgement]
    meetings: list[PanelMeeting]

    @property
    def content(self) -> FrameworkContent:
        return self.theme.questionnaire.content

    @property
    def judgement(self) -> ThemeJudgement:
        """The recommendation to decide on; only where `standing` says that there is one."""
        return self.history[0]

    @property
    def standing(self) -> Standing:
        return standing_of(self.content, self.history[0] if self.history else None)

    @property
    def decides_alone(self) -> bool:
        """Whether the person decides without a meeting."""
        return decides_alone(self.content, self.theme.within.permissions)

    @property
    def lacks_meeting(self) -> bool:
        """Whether a meeting must be recorded before anything can be decided."""
        return not self.meetings and not self.decides_alone


def get_deciding_for(user: User, reference: str, standard: str) -> DecidingAccess:
    """Return one theme for deciding on its recommended rating.

    Raises NotAllowed for whoever does not decide in this edition, or recommended it themselves;
    where nobody needs to agree a rating, those who would decide elsewhere find that out.
    """
    theme = get_theme_for(user, reference, standard)
    permissions, content = theme.within.permissions, theme.questionnaire.content
    if not theme.within.may(Permission.JUDGE_THEME):
        theme.within.check(Permission.MODERATE_JUDGEMENT)
    if is_moderated(content):
        check_decide(content, permissions)
    history = judgement_history(theme.inspection, standard)
    if history and is_moderated(content):
        check_author(content, permissions, history[0], user)
    return DecidingAccess(
        user=user,
        theme=theme,
        score=score_inspection(theme.inspection).standards[standard],
        history=history,
        meetings=meetings_of(theme.inspection),
    )


def may_decide_now(content: FrameworkContent, within: InspectionAccess, standing: Standing) -> bool:
    """Return whether a recommended rating waits for this person's decision."""
    judgement = standing.judgement
    if standing.state != JudgementState.RECOMMENDED or judgement is None:
        return False
    permissions = within.permissions
    return can_decide(content, permissions, within.inspection) and may_decide_on(
        content, permissions, judgement, within.user
    )
