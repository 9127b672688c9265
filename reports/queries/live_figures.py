"""Live facts that cases are counted for: shares of standards, questions and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from cases.queries.scoring import QuestionScore, StandardScore
from govuk.figures import answers_text, percent_text
from reports.choices import Language
from reports.queries.publishing import publish_tally, publishes_answers
from reports.types import LiveFact, PublishedTally
from scoring.tally import Tally
from standards.types.questions import Choice, QuestionContent
from wording.proportions import say_proportion

if TYPE_CHECKING:
    from reports.queries.material import Material

SHARES = ("percent", "base", "words")
LABELS = {
    "percent": gettext_lazy("percentage"),
    "base": gettext_lazy("how many of how many"),
    "words": gettext_lazy("share in words"),
    "not-words": gettext_lazy("share not good enough, in words"),
    "count": gettext_lazy("cases good enough"),
    "not": gettext_lazy("cases not good enough"),
    "applicable": gettext_lazy("cases it applied to"),
}
FIGURES = tuple(LABELS)


def facts_of_score(
    score: StandardScore, questions: Iterable[QuestionScore], group: str
) -> Iterator[LiveFact]:
    """Yield what a standard's cases or answers come to, those to its questions."""
    about = f"standard:{score.standard.code}"
    if not score.standard.is_judged_by_key_questions:
        is_counted = publishes_answers(one.tally for one in questions)
        yield from _facts_of_answers(about, group, score.tally, is_counted=is_counted)
    elif score.decided_by:
        what = _("The key question that decides")
        yield from _facts_of_cases(about, group, what, score.tally, figures=SHARES)


def facts_of_key_questions(score: StandardScore, group: str) -> Iterator[LiveFact]:
    """Yield how often the work on each key question was good enough."""
    by_code = {one.code: one for one in score.standard.key_questions}
    for code, tally in score.key_questions.items():
        yield from _facts_of_cases(f"key:{code}", group, f"{code} {by_code[code].text}", tally)


def facts_of_questions(
    questions: Iterable[QuestionScore], group: str, figures: Iterable[str] = FIGURES
) -> Iterator[LiveFact]:
    """Yield how often the work that a question asks about was good enough."""
    for score in questions:
        question = score.question
        what = f"{question.code} {question.headline or question.text}"
        yield from _facts_of_cases(f"question:{question.code}", group, what, score.tally, figures)


def facts_of_reasons(material: Material, standard: str, group: str) -> Iterator[LiveFact]:
    """Yield how often each answer to an uncounted question and each reason for a no was given.

    `standard` is a code, or "" for the questions about the case that belong to none.
    """
    for score in material.scores.facts.values():
        if score.question.standard == standard:
            counts = {code: score.values.get(code, 0) for code in score.question.values}
            yield from _facts_of_values(score.question, score.question.answers, counts, group)
    for scored in material.scores.questions_of(standard):
        question = scored.question
        given = material.reasons.get(question.code, {})
        counts = {one.code: given.get(one.code, 0) for one in question.reasons_for_no}
        yield from _facts_of_values(question, question.reasons_for_no, counts, group)


def _facts_of_values(
    question: QuestionContent, choices: Iterable[Choice], counts: dict[str, int], group: str
) -> Iterator[LiveFact]:
    for choice in choices:
        count = counts[choice.code]
        yield LiveFact(
            key=f"reason:{question.code}:{choice.code}",
            group=group,
            label=_("%(question)s: how often “%(answer)s”")
            % {"question": f"{question.code} {question.text}", "answer": choice.label},
            text=str(count),
            number=Fraction(count),
        )


def _facts_of_answers(
    about: str, group: str, tally: Tally, *, is_counted: bool
) -> Iterator[LiveFact]:
    """Yield the percentage of all answers of a standard, which hides no single case."""
    percent = tally.percent
    nothing = "" if percent is not None else _nothing_counts()
    share = tally.proportion
    for figure, label, text, number in (
        ("percent", _("Percentage"), percent_text(percent), percent),
        ("base", _("Answers"), answers_text(tally.sufficient, tally.applicable), tally.sufficient),
        ("words", _("Share in words"), _say_share(share) if share is not None else "", None),
    ):
        why = nothing or (_small_question() if figure == "base" and not is_counted else "")
        yield LiveFact(
            f"{about}:{figure}",
            group,
            label,
            "" if why else text,
            None if why or number is None else Fraction(number),
            tally.applicable,
            withheld=why,
        )


def _small_question() -> str:
    return _("One of its questions applied to so few cases that it is told in words alone.")


def _facts_of_cases(
    about: str, group: str, what: str, tally: Tally, figures: Iterable[str] = FIGURES
) -> Iterator[LiveFact]:
    published = publish_tally(tally)
    shown = _case_figures(tally, published)
    for figure in figures:
        text, number = shown.get(figure, ("", None))
        why = "" if figure in shown else _withheld(tally, published)
        yield LiveFact(
            key=f"{about}:{figure}",
            group=group,
            label=f"{what}: {LABELS[figure]}",
            text=text,
            number=None if number is None else Fraction(number),
            base=tally.applicable,
            withheld=why,
        )


def _case_figures(tally: Tally, published: PublishedTally) -> dict[str, tuple[str, int | None]]:
    """Return text and number of each figure that is shown; small bases are told in words alone."""
    if tally.proportion is None:
        return {}
    in_words: dict[str, tuple[str, int | None]] = {
        "percent": (published.share, published.percent),
        "words": (published.words, None),
        "not-words": (_say_share(1 - tally.proportion), None),
    }
    if not published.is_counted:
        return in_words
    return in_words | {
        "base": (published.base, published.sufficient),
        "count": (str(published.sufficient), published.sufficient),
        "not": (str(published.not_sufficient), published.not_sufficient),
        "applicable": (str(published.applicable), published.applicable),
    }


def _withheld(tally: Tally, published: PublishedTally) -> str:
    if tally.proportion is None:
        return _nothing_counts()
    return _("It rests on %(base)s, so it is told in words.") % {"base": published.base}


def _nothing_counts() -> str:
    return _("No submitted case has an answer that counts for it.")


def _say_share(share: Fraction) -> str:
    return say_proportion(share, (get_language() or Language.ENGLISH)[:2])
