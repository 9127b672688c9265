"""What the data say, as the plain values that texts are held against."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from django.conf import settings
from django.utils.translation import override

from cases.models import Case
from judgements.queries.overall import overall_standing
from reports.choices import Language
from reports.queries.characteristics import all_characteristics
from reports.queries.known_names import names_in_evidence
from reports.queries.material import Material
from scoring.tally import Tally
from standards.types import StandardContent
from wording.checking import Characteristic, Counted, RatingWord, Standard, Truth


def case_references(material: Material) -> frozenset[str]:
    """Return the references of all cases there ever were in the inspection: one query."""
    cases = Case.everything.filter(inspection=material.inspection)
    return frozenset(cases.values_list("reference", flat=True))


def truth_by_language(material: Material) -> Callable[[Language], Truth]:
    """Return what says what texts in a language are held against: a fixed number of queries.

    What is said in a language is put together once it is asked for.
    """
    names, references = names_in_evidence(material), case_references(material)
    return cache(lambda language: _build(material, language, names, references))


def _build(
    material: Material, language: Language, names: frozenset[str], references: frozenset[str]
) -> Truth:
    with override(language.value):
        content = material.content
        standing = overall_standing(content, material.scores, material.standings)
        return Truth(
            facts={key: fact.text for key, fact in material.facts.items() if fact.text},
            cases=material.scores.total,
            submitted=material.scores.submitted,
            counted=tuple(_all_counted(material)),
            standards=tuple(_standard(material, one) for one in material.standards),
            scale=tuple(
                RatingWord(one.code, (str(one.label),), one.points) for one in content.ratings
            ),
            overall_rating=standing.rating.rating if standing else None,
            overall_points=standing.rating.points if standing else None,
            service=(material.inspection.service.name,),
            characteristics=tuple(_characteristics(material, language)),
            threshold=settings.SUPPRESS_BELOW,
            names=names,
            case_references=references,
            inspected_in=material.inspection.week_one_date.year,
        )


def _all_counted(material: Material) -> Iterator[Counted]:
    for code, score in material.scores.questions.items():
        question = score.question
        words = (str(question.headline),) if question.headline else ()
        reasons = material.reasons.get(code, {})
        yield _counted(f"question:{code}", score.tally, words, reasons)
    for code, fact in material.scores.facts.items():
        # A question that is only described counts nothing as good enough.
        given = {value: count for value, count in fact.values.items() if value}
        total = sum(given.values())
        yield Counted(f"question:{code}", 0, total, reasons=given, is_described=True)
    for standard in material.scores.standards.values():
        for code, tally in standard.key_questions.items():
            text = str(material.content.key_question_by_code[code].text)
            yield _counted(f"key:{code}", tally, (text,))


def _counted(
    subject: str, tally: Tally, words: tuple[str, ...], reasons: Mapping[str, int] | None = None
) -> Counted:
    return Counted(
        subject=subject,
        sufficient=tally.sufficient,
        applicable=tally.applicable,
        not_applicable=tally.not_applicable,
        missing=tally.missing,
        words=words,
        reasons=dict(reasons or {}),
    )


def _standard(material: Material, standard: StandardContent) -> Standard:
    rating = material.rating_of(standard.code)
    subjects = (str(standard.judgement_subject), str(standard.score_phrase))
    tally = material.scores.standards[standard.code].tally
    return Standard(
        code=standard.code,
        number=standard.number,
        titles=_different(str(standard.title), str(standard.short_title)),
        subjects=_different(*(one for one in subjects if one)),
        rating=rating.code if rating else None,
        counted=_counted(f"standard:{standard.code}", tally, ())
        if standard.is_case_scored
        else None,
    )


def _characteristics(material: Material, language: Language) -> Iterator[Characteristic]:
    """Yield every value of every characteristic that texts have words for."""
    for one in all_characteristics():
        split = material.splits.get(one.fact)
        for value, words in one.words.items():
            children = split.cases.get(value) if split else None
            yield Characteristic(one.fact, value, tuple(words.get(language.value, ())), children)


def _different(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
