"""The sentences of a first draft: every figure in them is the marker of a live fact."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from django.utils.translation import gettext as _

from cases.queries.scoring import QuestionScore
from govuk.lists import list_with_and
from reports.queries.material import Material
from reports.queries.publishing import is_published
from standards.types import StandardContent

# Below this share a weak result is called one, and calls for a recommendation.
GOOD_ENOUGH = Fraction(2, 3)


def marker(subject: str, code: str, figure: str = "", *, capital: bool = False) -> str:
    """Return the marker of a live fact, such as [[question:PL02:words]]."""
    key = ":".join(part for part in (subject, code, figure) if part)
    return f"[[{key}|capital]]" if capital else f"[[{key}]]"


def finding_sentence(score: QuestionScore) -> str:
    """Say in words how often the work on a headline question was good enough."""
    words = marker("question", score.question.code, "words")
    values = {"headline": score.question.headline, "words": words}
    if falls_short(score):
        return (
            _("On “%(headline)s”, the work was good enough in only %(words)s of the cases.")
            % values
        )
    return _("On “%(headline)s”, the work was good enough in %(words)s of the cases.") % values


def result_sentence(score: QuestionScore) -> str:
    """Say the same with its base, which a small number of cases does not get."""
    code = score.question.code
    values = {
        "headline": score.question.headline,
        "words": marker("question", code, "words"),
        "base": marker("question", code, "base"),
    }
    if not is_published(score.tally):
        return (
            _(
                "Of the few cases to which “%(headline)s” applied, the work was good enough in "
                "%(words)s."
            )
            % values
        )
    return (
        _(
            "Of the cases to which “%(headline)s” applied, the work was good enough in %(words)s "
            "(%(base)s)."
        )
        % values
    )


def falls_short(score: QuestionScore) -> bool:
    """Return whether a result is one that a report says "only" of."""
    return score.tally.proportion is not None and score.tally.proportion < GOOD_ENOUGH


def reason_sentence(question: str, label: str, reason: str) -> str:
    """Say which reason was given most often where the work was not good enough."""
    return _("Where it was not, the reason given most often was: %(label)s (%(count)s).") % {
        "label": label.lower(),
        "count": marker("reason", question, reason),
    }


def summary_text(best: Sequence[QuestionScore], worst: Sequence[QuestionScore]) -> str:
    """Return a summary of the headline questions with the best and the worst results."""
    parts = []
    if best:
        parts.append(_("Work was strongest on %(headlines)s.") % {"headlines": _listed(best)})
    if worst:
        parts.append(_("It was weakest on %(headlines)s.") % {"headlines": _listed(worst)})
    return " ".join(parts)


def _listed(scores: Iterable[QuestionScore]) -> str:
    quoted = [
        _("“%(headline)s” (%(words)s of the cases)")
        % {
            "headline": one.question.headline,
            "words": marker("question", one.question.code, "words"),
        }
        for one in scores
    ]
    return list_with_and(quoted)


def question_recommendation(score: QuestionScore) -> str:
    """Return the recommendation that the weakest headline question calls for."""
    return _("work on “%(headline)s” is done well enough in every case to which it applies") % {
        "headline": score.question.headline
    }


def gap_recommendation(finding: str) -> str:
    """Return the recommendation that a gap found in fieldwork calls for, without a stop as others.

    A finding of several sentences keeps the stop of its last one.
    """
    stem = finding.removesuffix(".")
    return _("this is put right: %(finding)s") % {"finding": finding if ". " in stem else stem}


def bullets(lead: str, lines: Sequence[str]) -> str:
    """Return a lead-in with a list under it, "" where there is nothing to list."""
    if not lines:
        return ""
    return f"{lead}\n\n" + "\n".join(f"- {line}" for line in lines)


def opening_text(material: Material) -> str:
    """Return the first paragraphs of the foreword: what was inspected, why, and how."""
    inspection = material.inspection
    first = _(
        "We inspected the work of %(service)s in the weeks beginning %(one)s and %(two)s. In the "
        "first week we assessed %(cases)s cases, and in the second we looked at how the service "
        "is led and at the partnerships around it."
    ) % {
        "service": inspection.service.name,
        "one": marker("date", "week-one"),
        "two": marker("date", "week-two"),
        "cases": marker("cases", ""),
    }
    return "\n\n".join(part for part in (first, inspection.reason_for_selection.strip()) if part)


def ratings_text(material: Material) -> str:
    """Return the ratings as a list, and the overall one where the edition has one."""
    rated = [one for one in material.standards if material.rating_of(one.code)]
    lines = [_rating_line(material, one) for one in rated]
    text = bullets(_("These are our judgements:"), lines)
    if material.content.is_starred or not rated:
        return text
    overall = _("Overall, we rate the service as “%(rating)s” (%(points)s).") % {
        "rating": marker("overall", "rating"),
        "points": marker("overall", "points"),
    }
    return f"{overall}\n\n{text}"


def _rating_line(material: Material, standard: StandardContent) -> str:
    title = str(standard.title)
    named = f"{standard.number} {title}" if material.content.domains else title
    return f"{named}: {marker('standard', standard.code, 'rating')}"


def lead_in_text() -> str:
    """Return what stands above the recommendations."""
    return _(
        "Work after this inspection should bring about these results within twelve months of the "
        "publication of this report."
    )


def closing_text() -> str:
    """Return the last paragraph of the foreword."""
    return _(
        "The recommendations in this report say what should change first, and who should see to it."
    )
