"""Why a standard is rated as it is: which key question decides, and what one case would do.

The sentences stand on pages and in reports alike.
"""

import math
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import StandardScore
from judgements.choices import Ground
from judgements.policies.judgements import grounds_for_departing
from scoring.rating import Rating
from scoring.standards import rate_if_one_case_differs
from standards.queries.questionnaire import scale
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


def explain_lowest(content: FrameworkContent, score: StandardScore, rating: Rating) -> list[str]:
    """Return the working of a standard that its lowest key question decides."""
    return [
        distance_up(content, rating),
        *_cases_between(score, rating),
        *explain_one_case(content, score),
        *_discretion(content, score),
        *explain_rounding(rating),
    ]


def explain_one_case(content: FrameworkContent, score: StandardScore) -> list[str]:
    """Say what one case more or less would make of the standard."""
    return [_if_one_differs(content, score, sufficient=sufficient) for sufficient in (True, False)]


def say_what_decides(content: FrameworkContent, score: StandardScore, band: str) -> str:
    """Name the rating indicated and the key question that is the lowest, or the first of these."""
    lowest = [
        one for one in score.key_questions.values() if one.proportion == score.tally.proportion
    ]
    sentence = (
        _(
            "The cases indicate “%(band)s”, because key question %(code)s is the lowest of "
            "%(count)d: %(text)s"
        )
        if len(lowest) == 1
        else _(
            "The cases indicate “%(band)s”, because key question %(code)s is, with another, the "
            "lowest of %(count)d: %(text)s"
        )
    )
    return sentence % {
        "band": band,
        "code": score.decided_by,
        "count": len(score.key_questions),
        "text": content.key_question_by_code[score.decided_by].text,
    }


def distance_up(content: FrameworkContent, rating: Rating) -> str:
    """Say where the next band starts and how far away that is."""
    above, points = rating.next_band, rating.points_to_next
    if above is None or points is None:
        return _("This is the highest band.")
    return ngettext(
        "“%(band)s” starts at %(floor)d%%, %(points)s percentage point higher.",
        "“%(band)s” starts at %(floor)d%%, %(points)s percentage points higher.",
        math.ceil(points),
    ) % {
        "band": rating_word(content, above.rating),
        "floor": above.floor,
        "points": _points_text(points),
    }


def _points_text(points: Fraction) -> str:
    """Return whole points as they are, others rounded up to one decimal, so never nought."""
    if points.denominator == 1:
        return number_format(points.numerator)
    return number_format(math.ceil(points * 10) / 10, decimal_pos=1)


def explain_rounding(rating: Rating) -> list[str]:
    """Say so where rounding has changed the band."""
    if not rating.is_moved_by_rounding:
        return []
    return [_("Rounding to a whole percentage put it into this band.")]


def _cases_between(score: StandardScore, rating: Rating) -> list[str]:
    """How many cases the deciding key question is away from the bands beside its own.

    What a single case would do is said apart from this.
    """
    sentences = []
    if rating.more_sufficient_needed not in (None, 1):
        sentences.append(
            ngettext(
                "%(count)d more sufficient case of the same %(base)d would lift it there.",
                "%(count)d more sufficient cases of the same %(base)d would lift it there.",
                rating.more_sufficient_needed,
            )
            % {"count": rating.more_sufficient_needed, "base": score.tally.applicable}
        )
    if rating.fewer_sufficient_to_fall not in (None, 1):
        sentences.append(
            ngettext(
                "%(count)d sufficient case fewer would drop it into the band below.",
                "%(count)d sufficient cases fewer would drop it into the band below.",
                rating.fewer_sufficient_to_fall,
            )
            % {"count": rating.fewer_sufficient_to_fall}
        )
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
    words = {"rating": rating_word(content, changed.rating)}
    if sufficient:
        return _("With one more sufficient case there, the standard would be: %(rating)s.") % words
    return _("With one sufficient case fewer there, the standard would be: %(rating)s.") % words


def _discretion(content: FrameworkContent, score: StandardScore) -> list[str]:
    if content.discretion is None or score.rating is None:
        return []
    reasons = [str(Ground(one).label) for one in grounds_for_departing(content, score)]
    if not reasons:
        return [_("There is no reason for discretion: the band stands.")]
    return [_("Discretion is open, because %(reasons)s.") % {"reasons": "; ".join(reasons)}]
