"""Agreeing recommended ratings, and returning them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from audit.services import record_event
from cases.queries.scoring import InspectionScores, score_inspection
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.choices import DecisionOutcome
from judgements.errors import JudgementRefused, StaleJudgement
from judgements.models import ModerationDecision, PanelMeeting, ThemeJudgement
from judgements.policies.judgements import check_judge
from judgements.policies.moderation import (
    check_agreement,
    check_author,
    check_decide,
    check_meeting,
    check_return,
    decides_alone,
)
from judgements.queries.moderation import standing_judgements
from standards.queries import get_content
from standards.types import FrameworkContent


@dataclass(frozen=True)
class _Table:
    """What decisions are made on: the locked inspection as it stands, and who decides."""

    inspection: Inspection
    content: FrameworkContent
    permissions: frozenset[Permission]
    judgements: Mapping[str, ThemeJudgement]
    decided: Mapping[str, ModerationDecision]
    by: User

    def check(self, judgement: ThemeJudgement, meeting: PanelMeeting | None) -> None:
        """Raise unless this person may decide on this version, at this meeting."""
        check_author(self.content, self.permissions, judgement, self.by)
        if meeting is not None and meeting.inspection_id != self.inspection.pk:
            raise NotVisible
        check_meeting(self.content, self.permissions, meeting)


@transaction.atomic
def agree_judgement(
    *,
    inspection: Inspection,
    standard: str,
    version: int,
    by: User,
    rating: str = "",
    ground: str = "",
    reason: str = "",
    meeting: PanelMeeting | None = None,
) -> ModerationDecision:
    """Agree the recommended rating of a theme (its code), or another one, which needs a reason.

    ``version`` is the one that was read; ``rating`` is "" for the one recommended; ``ground`` is
    asked for where another rating departs from the band in an edition with a rule on that. Raises
    NotAllowed for whoever does not decide here or recommended this version, NotVisible for what
    is not recommended and a meeting about another inspection, StaleJudgement where it was
    recommended anew or decided meanwhile, and JudgementRefused for a rating that the edition does
    not allow, a missing reason or meeting, and a published inspection.
    """
    table = _open(inspection, by)
    judgement = _find(table, standard)
    decision = _agreement(table, judgement, rating, ground)
    decision.reason = reason.strip().replace("\r\n", "\n")
    decision.meeting = meeting
    return _decide(table, judgement, version, decision, score_inspection(table.inspection))


@transaction.atomic
def return_judgement(
    *,
    inspection: Inspection,
    standard: str,
    version: int,
    reason: str,
    by: User,
    meeting: PanelMeeting | None = None,
) -> ModerationDecision:
    """Return a recommended rating to the lead inspector, with a reason; raises as agreeing does."""
    table = _open(inspection, by)
    judgement = _find(table, standard)
    decision = ModerationDecision(
        judgement=judgement,
        outcome=DecisionOutcome.RETURNED,
        reason=reason.strip().replace("\r\n", "\n"),
        meeting=meeting,
    )
    return _decide(table, judgement, version, decision, None)


@transaction.atomic
def agree_all_judgements(
    *, inspection: Inspection, versions: Mapping[str, int], by: User
) -> list[ModerationDecision]:
    """Agree all these recommended ratings, by theme code, as whoever leads; all of them or none.

    Raises as agreeing one does, naming the theme, and NotAllowed where a panel decides.
    """
    table = _open(inspection, by)
    if not decides_alone(table.content, table.permissions):
        raise NotAllowed(refusal_of(Permission.MODERATE_JUDGEMENT))
    scores = score_inspection(table.inspection)
    return [_agree_one(table, code, version, scores) for code, version in versions.items()]


def _agree_one(
    table: _Table, standard: str, version: int, scores: InspectionScores
) -> ModerationDecision:
    judgement = _find(table, standard)
    try:
        return _decide(table, judgement, version, _agreement(table, judgement), scores)
    except JudgementRefused as refusal:
        name = table.content.name_of(table.content.standard_by_code[standard])
        raise type(refusal)(f"{name}: {refusal}") from refusal


def _open(inspection: Inspection, by: User) -> _Table:
    locked = lock_inspection(inspection)
    content = get_content(locked.framework)
    permissions = member_permissions(by, locked)
    check_decide(content, permissions)
    check_judge(locked)
    standings = standing_judgements(locked)
    return _Table(
        inspection=locked,
        content=content,
        permissions=permissions,
        judgements={code: one.judgement for code, one in standings.items() if one.judgement},
        decided={code: one.decision for code, one in standings.items() if one.decision},
        by=by,
    )


def _find(table: _Table, standard: str) -> ThemeJudgement:
    if standard not in table.judgements:
        raise NotVisible
    return table.judgements[standard]


def _agreement(
    table: _Table, judgement: ThemeJudgement, rating: str = "", ground: str = ""
) -> ModerationDecision:
    """Return an unsaved agreement.

    A ground is kept where the rating departs in an edition with a rule on that, as in recommending.
    """
    wanted = rating or judgement.rating
    is_departure = judgement.indicated_rating not in ("", wanted)
    given = judgement.ground if wanted == judgement.rating else ground
    return ModerationDecision(
        judgement=judgement,
        outcome=DecisionOutcome.AGREED,
        rating=wanted,
        ground=given if is_departure and table.content.discretion is not None else "",
    )


def _decide(
    table: _Table,
    judgement: ThemeJudgement,
    version: int,
    decision: ModerationDecision,
    scores: InspectionScores | None,
) -> ModerationDecision:
    """Record the decision, or return it where this is the second click on it."""
    if version != judgement.version:
        raise StaleJudgement(_("This has been recommended anew since you opened the page."))
    decision.by = table.by
    made = table.decided.get(judgement.standard.code)
    if made is not None:
        if _says_the_same(made, decision):
            return made
        raise StaleJudgement(_("This has been decided since you opened the page."))
    table.check(judgement, decision.meeting)
    if scores is None:
        check_return(decision.reason)
    else:
        score = scores.standards[judgement.standard.code]
        check_agreement(table.content, score, judgement, decision)
    decision.at = timezone.now()
    decision.save(force_insert=True)
    _record(table, decision)
    return decision


def _says_the_same(made: ModerationDecision, sent: ModerationDecision) -> bool:
    names = ("outcome", "rating", "reason", "meeting_id", "by_id")
    return all(getattr(made, name) == getattr(sent, name) for name in names)


def _record(table: _Table, decision: ModerationDecision) -> None:
    judgement = decision.judgement
    verb = "rating_agreed" if decision.outcome == DecisionOutcome.AGREED else "rating_returned"
    record_event(
        stream=table.inspection.audit_stream,
        verb=verb,
        by=table.by.email,
        object_label=judgement.standard.code,
        details={
            "version": judgement.version,
            "rating": decision.rating,
            "recommended_rating": judgement.rating,
            "indicated_rating": judgement.indicated_rating,
            "ground": decision.ground,
            "meeting": decision.meeting_id,
            "reason": decision.reason,
        },
    )
