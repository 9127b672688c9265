"""Who makes a recommended rating final, and on what terms."""

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from cases.queries.scoring import StandardScore
from inspections.models import Inspection
from inspections.policies import refusal_of
from judgements.choices import Ground
from judgements.errors import JudgementRefused
from judgements.models import ModerationDecision, PanelMeeting, ThemeJudgement
from judgements.policies.judgements import (
    can_judge,
    check_discretion,
    check_rating,
    grounds_for_departing,
)
from standards.choices import Moderator
from standards.queries.ratings import rating_word
from standards.queries.sentences import discretion_reasons
from standards.types import FrameworkContent, Moderation


def can_decide(
    content: FrameworkContent, permissions: frozenset[Permission], inspection: Inspection
) -> bool:
    """Return whether a person with these permissions decides on ratings now."""
    return not _deciding(content.moderation).isdisjoint(permissions) and can_judge(inspection)


def check_decide(content: FrameworkContent, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed for whoever does not decide on ratings in this edition.

    Raises JudgementRefused where nobody does.
    """
    deciding = _deciding(content.moderation)
    if not deciding:
        raise JudgementRefused(final_anyway_text())
    if deciding.isdisjoint(permissions):
        by_lead = Permission.JUDGE_THEME in deciding
        raise NotAllowed(
            refusal_of(Permission.JUDGE_THEME if by_lead else Permission.MODERATE_JUDGEMENT)
        )


def decides_alone(content: FrameworkContent, permissions: frozenset[Permission]) -> bool:
    """Return whether they decide without a meeting: who leads, where the edition lets them."""
    by_lead = content.moderation is not None and content.moderation.by == Moderator.LEAD
    return by_lead and Permission.JUDGE_THEME in permissions


def may_decide_on(
    content: FrameworkContent,
    permissions: frozenset[Permission],
    judgement: ThemeJudgement,
    by: User,
) -> bool:
    """Return whether this person may decide on this very version, as far as its author goes."""
    return decides_alone(content, permissions) or judgement.by_id != by.pk


def check_author(
    content: FrameworkContent,
    permissions: frozenset[Permission],
    judgement: ThemeJudgement,
    by: User,
) -> None:
    """Raise NotAllowed for a panel's decision by the very person who recommended the rating."""
    if not may_decide_on(content, permissions, judgement, by):
        raise NotAllowed(own_recommendation_text())


def final_anyway_text() -> str:
    """Return why there is nothing to decide in an edition without moderation."""
    return _("In this framework a recommended rating is final; nobody needs to agree it.")


def own_recommendation_text() -> str:
    """Return why somebody may not decide on their own recommendation."""
    return _("You recommended this rating, so another chair of the panel must decide on it.")


def check_meeting(
    content: FrameworkContent, permissions: frozenset[Permission], meeting: PanelMeeting | None
) -> None:
    """Raise JudgementRefused for a decision of the panel that names no meeting."""
    if meeting is None and not decides_alone(content, permissions):
        raise JudgementRefused(_("Choose the meeting at which this was decided."), "meeting")


def check_own_meeting(meeting: PanelMeeting, by: User) -> None:
    """Raise NotAllowed for changing a meeting that another chair recorded."""
    if meeting.by_id != by.pk:
        raise NotAllowed(
            _("%(name)s recorded this meeting and is the one to change it.")
            % {"name": meeting.by.name}
        )


def check_agreement(
    content: FrameworkContent,
    score: StandardScore,
    judgement: ThemeJudgement,
    decision: ModerationDecision,
) -> None:
    """Raise JudgementRefused where the rating cannot be agreed.

    The edition's rules bind the agreed rating against what the cases indicate exactly as they bind
    the recommended one, on the figures of the moment.
    """
    indicated = score.rating.rating if score.rating else ""
    if indicated != judgement.indicated_rating:
        raise JudgementRefused(_moved_text(content, judgement, indicated))
    check_rating(content, score, decision.rating)
    is_same = decision.rating == judgement.rating
    if indicated and decision.rating != indicated and content.discretion is not None:
        if is_same:
            _check_ground_holds(content, score, judgement)
        else:
            check_discretion(content, score, decision.ground)
    if not is_same and not decision.reason:
        raise JudgementRefused(
            _("Say why another rating is agreed than the one recommended."), "reason"
        )


def check_return(reason: str) -> None:
    """Raise JudgementRefused for a rating returned without a reason."""
    if not reason:
        raise JudgementRefused(_("Say why the rating is returned."), "reason")


def _deciding(moderation: Moderation | None) -> frozenset[Permission]:
    """Return the permissions that each let somebody decide."""
    if moderation is None or moderation.by == Moderator.NONE:
        return frozenset()
    if moderation.by == Moderator.PANEL:
        return frozenset({Permission.MODERATE_JUDGEMENT})
    panel = {Permission.MODERATE_JUDGEMENT} if moderation.panel_may_meet else set()
    return frozenset({Permission.JUDGE_THEME} | panel)


def _check_ground_holds(
    content: FrameworkContent, score: StandardScore, judgement: ThemeJudgement
) -> None:
    if judgement.ground in grounds_for_departing(content, score):
        return
    raise JudgementRefused(
        _(
            "The recommended rating departs from the band because %(ground)s, which no longer "
            "holds. A rating may depart only where one of these does: %(reasons)s. Return it, or "
            "agree another rating."
        )
        % {
            "ground": Ground(judgement.ground).label,
            "reasons": "; ".join(discretion_reasons(content)),
        },
        "outcome",
    )


def _moved_text(content: FrameworkContent, judgement: ThemeJudgement, indicated: str) -> str:
    return _(
        "When this was recommended, the cases indicated %(then)s. They now indicate %(now)s. "
        "Return it, so that the lead inspector recommends a rating on the new figures."
    ) % {
        "then": _in_words(content, judgement.indicated_rating),
        "now": _in_words(content, indicated),
    }


def _in_words(content: FrameworkContent, rating: str) -> str:
    return f"“{rating_word(content, rating)}”" if rating else _("no rating")
