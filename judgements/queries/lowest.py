"""Why a standard is rated as it is: which key question decides, and what one case would do.

The sentences stand on pages and in reports alike.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.queries.scoring import StandardScore
from govuk.figures import answers_text, percent_text
from scoring.rating import Rating
from scoring.standards import (
    NEAR_BOUNDARY,
    ONE_CASE,
    SMALL_BASE,
    rate_if_one_case_differs,
    reasons_for_discretion,
)
from scoring.tally import Tally
from standards.queries.questionnaire import discretion_rule, scale
from standards.types import FrameworkContent

_REASONS = {
    NEAR_BOUNDARY: gettext_lazy("it is close to a boundary"),
    ONE_CASE: gettext_lazy("one case judged otherwise would change the band"),
    SMALL_BASE: gettext_lazy("its base is small"),
}


def explain_lowest(content: FrameworkContent, score: StandardScore) -> list[str]:
    """Return the working of a standard that its lowest key question decides, else nothing."""
    if not score.decided_by:
        return []
    return [
        name_decisive(content, score),
        *_others(score.key_questions, score.decided_by),
        *explain_room(content, score),
    ]


def explain_room(content: FrameworkContent, score: StandardScore) -> list[str]:
    """Say how firm the rating is: what one case would do, and whether a panel may depart."""
    return [
        *(_if_one_differs(content, score, sufficient=sufficient) for sufficient in (True, False)),
        *_discretion(content, score),
    ]


def name_decisive(content: FrameworkContent, score: StandardScore) -> str:
    """Return which key question decides, in its own words."""
    return _("Key question %(code)s decides, as the lowest of %(count)d: %(text)s") % {
        "code": score.decided_by,
        "count": len(score.key_questions),
        "text": content.key_question_by_code[score.decided_by].text,
    }


def explain_rounding(rating: Rating) -> list[str]:
    """Say so where rounding has changed the band."""
    if not rating.is_moved_by_rounding:
        return []
    return [_("Rounding to a whole percentage put it into this band.")]


def _others(tallies: Mapping[str, Tally], decided_by: str) -> list[str]:
    """The percentages of the other key questions with their bases."""
    sentences = []
    for code, tally in tallies.items():
        if code == decided_by:
            continue
        words = {"code": code, "base": answers_text(tally.sufficient, tally.applicable)}
        if tally.percent is None:
            sentences.append(_("Key question %(code)s applied to no case.") % words)
        else:
            words["percent"] = percent_text(tally.percent)
            sentences.append(_("Key question %(code)s: %(percent)s, %(base)s") % words)
    return sentences


def _if_one_differs(content: FrameworkContent, score: StandardScore, *, sufficient: bool) -> str:
    changed = rate_if_one_case_differs(
        score.key_questions, scale(content), score.decided_by, sufficient=sufficient
    )
    if changed is None:
        return (
            _("No case is left there that could be sufficient as well.")
            if sufficient
            else _("No case is left there that could be not sufficient as well.")
        )
    words = {"rating": content.rating_by_code[changed.rating].label}
    if sufficient:
        return _("With one more sufficient case there, the standard would be: %(rating)s.") % words
    return _("With one sufficient case fewer there, the standard would be: %(rating)s.") % words


def _discretion(content: FrameworkContent, score: StandardScore) -> list[str]:
    rule = discretion_rule(content)
    if rule is None or score.rating is None:
        return []
    reasons = [str(_REASONS[one]) for one in reasons_for_discretion(score.rating, rule)]
    if not reasons:
        return [_("There is no reason for discretion: the band stands.")]
    return [_("Discretion is open, because %(reasons)s.") % {"reasons": "; ".join(reasons)}]
