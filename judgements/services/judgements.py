"""Recording judgements."""

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
from judgements.errors import StaleJudgement
from judgements.models import ThemeJudgement
from judgements.policies.judgements import check_discretion, check_judge, check_rating, check_reason
from judgements.policies.standings import is_moderated
from judgements.queries import judgement_history
from standards.models import Standard
from standards.queries import get_content
from standards.types import FrameworkContent


@transaction.atomic
def record_judgement(
    *,
    inspection: Inspection,
    standard: str,
    rating: str,
    reason: str,
    base_version: int,
    by: User,
    ground: str = "",
) -> ThemeJudgement:
    """Judge a theme (its code) anew; what stood before remains as history.

    In an edition with moderation this recommends the rating, and it must be agreed anew.

    ``base_version`` is the version that the judge has seen, 0 for none; ``ground`` is the code
    of what allows a departure, and is passed over in an edition without such a rule and where
    the judgement is as indicated. What the cases indicate now is frozen into the row. Raises
    NotAllowed for a role that does not judge, NotVisible for a theme that the inspection does
    not cover, StaleJudgement when somebody else was faster, and JudgementRefused for a
    published inspection, an unknown rating, a departure that the edition does not allow, or a
    missing reason.
    """
    locked = lock_inspection(inspection)
    if Permission.JUDGE_THEME not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.JUDGE_THEME))
    theme = locked.standards.filter(code=standard).first()
    if theme is None:
        raise NotVisible
    reason = reason.strip().replace("\r\n", "\n")
    check_judge(locked)
    content = get_content(locked.framework)
    current = next(iter(judgement_history(locked, standard)), None)
    sent = _Sent(rating, ground, reason, base_version, by)
    if current is not None and sent.is_recorded_as(current):
        return current
    if base_version != (current.version if current else 0):
        raise StaleJudgement(_("This has been judged since you opened the page."))
    scores = score_inspection(locked)
    judgement = _freeze(scores, theme, rating, reason)
    score = scores.standards[standard]
    check_rating(content, score, rating)
    if judgement.is_departure and content.discretion is not None:
        check_discretion(content, score, ground)
        judgement.ground = ground
    check_reason(rating=rating, indicated=judgement.indicated_rating, reason=reason)
    judgement.inspection = locked
    judgement.version = base_version + 1
    judgement.by = by
    judgement.at = timezone.now()
    judgement.save(force_insert=True)
    _record(judgement, content, before=current)
    return judgement


@dataclass(frozen=True)
class _Sent:
    """A judgement as it was sent."""

    rating: str
    ground: str
    reason: str
    base_version: int
    by: User

    def is_recorded_as(self, current: ThemeJudgement) -> bool:
        """Return whether this is the second click on what the first one recorded."""
        sent = (self.base_version + 1, self.rating, self.reason, self.by.pk)
        is_same = sent == (current.version, current.rating, current.reason, current.by_id)
        return is_same and (not current.ground or self.ground == current.ground)


def _freeze(scores: InspectionScores, theme: Standard, rating: str, reason: str) -> ThemeJudgement:
    """Return an unsaved judgement beside what the cases say at this moment."""
    score = scores.standards[theme.code]
    return ThemeJudgement(
        standard=theme,
        rating=rating,
        reason=reason,
        indicated_rating=score.rating.rating if score.rating else "",
        indicated_sufficient=score.tally.sufficient,
        indicated_applicable=score.tally.applicable,
        cases_submitted=scores.submitted,
        cases_total=scores.total,
    )


def _record(
    judgement: ThemeJudgement, content: FrameworkContent, *, before: ThemeJudgement | None
) -> None:
    record_event(
        stream=judgement.inspection.audit_stream,
        verb="rating_recommended" if is_moderated(content) else "theme_judged",
        by=judgement.by.email,
        object_label=judgement.standard.code,
        details={
            "version": judgement.version,
            "rating": judgement.rating,
            "rating_before": before.rating if before else "",
            "indicated_rating": judgement.indicated_rating,
            "ground": judgement.ground,
            "indicated_sufficient": judgement.indicated_sufficient,
            "indicated_applicable": judgement.indicated_applicable,
            "cases_submitted": judgement.cases_submitted,
            "cases_total": judgement.cases_total,
            "reason": judgement.reason,
        },
    )
