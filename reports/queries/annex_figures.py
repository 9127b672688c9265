"""The figures of cases in the data annex: by question, by characteristic, and the sample."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from cases.queries.scoring import QuestionScore
from cases.queries.splits import Split
from reports.queries.annex_columns import HIDDEN, NONE_APPLICABLE, SMALL_BASE, column, shown
from reports.queries.facts import sample_counts
from reports.queries.material import Material
from reports.queries.publishing import publish_split, publish_tally, share_of_group
from reports.types import AnnexCell, AnnexTable, PublishedGroup
from scoring.tally import BLANK, Tally
from standards.types import CaseFact

Row = tuple[AnnexCell, ...]

RESULTS = (
    "standard", "key_question", "question", "wording", "sufficient", "not_sufficient",
    "not_applicable", "missing", "cases", "percent", "words",
)  # fmt: skip
SPLITS = (
    "standard", "key_question", "question", "characteristic", "group", "children", "sufficient",
    "not_sufficient", "not_counted", "cases", "percent", "words",
)  # fmt: skip


def table_of_results(material: Material) -> AnnexTable:
    """Return the tally of every counted question over the whole sample."""
    rows = tuple(
        (*_codes(material, score), _wording(material, score), *_results(score.tally))
        for score in material.scores.questions.values()
    )
    return AnnexTable(_("Results"), tuple(map(column, RESULTS)), rows)


def _codes(material: Material, score: QuestionScore) -> tuple[str, str, str]:
    question = score.question
    standard = material.content.standard_by_code[question.standard]
    return f"{standard.number} {standard.title}", question.key_question, question.code


def _wording(material: Material, score: QuestionScore) -> str:
    """Return what is asked: the key question where the case question sums one up."""
    key_question = material.content.key_question_by_code.get(score.question.key_question)
    return str(key_question.text if key_question else score.question.text)


def _results(tally: Tally) -> Row:
    published = publish_tally(tally)
    if not published.is_counted:
        return (*[SMALL_BASE] * 6, published.words)
    counts = (
        tally.sufficient,
        tally.not_sufficient,
        tally.not_applicable,
        tally.missing,
        tally.cases,
    )
    words = published.words or NONE_APPLICABLE
    return (*counts, shown(published.percent, NONE_APPLICABLE), words)


def table_of_splits(material: Material) -> AnnexTable:
    """Return the same by each characteristic of children, without what could tell of one."""
    rows = tuple(
        (*_codes(material, score), *row)
        for score in material.scores.questions.values()
        for split in material.splits.values()
        for row in _groups(score, split)
    )
    return AnnexTable(_("By characteristic"), tuple(map(column, SPLITS)), rows)


def _groups(score: QuestionScore, split: Split) -> Iterator[Row]:
    published = publish_split(score.tally, split, score.question.code)
    for value, group in published.items():
        yield (str(split.fact.label), _label(split.fact, value), *_group(group))


def _label(fact: CaseFact, value: str) -> str:
    return _("Not known") if value == BLANK else str(fact.label_of(value))


def _group(group: PublishedGroup) -> Row:
    percent, words = share_of_group(group)
    return (
        shown(group.children, HIDDEN),
        shown(group.sufficient, HIDDEN),
        shown(group.not_sufficient, HIDDEN),
        shown(group.not_counted, HIDDEN),
        shown(group.applicable, HIDDEN),
        percent if percent is not None else _no_percent(group),
        words or _no_percent(group),
    )


def _no_percent(group: PublishedGroup) -> str:
    if group.applicable is None:
        return HIDDEN
    return SMALL_BASE if group.applicable else NONE_APPLICABLE


def table_of_sample(material: Material) -> AnnexTable:
    """Return how many cases there are with each value of what is published of the sample."""
    rows = tuple(
        (str(fact.label), _label(fact, value), shown(count, HIDDEN))
        for fact, counts in sample_counts(material)
        for value, count in counts.items()
        if count != 0 or value != BLANK
    )
    return AnnexTable(
        _("Sample"), (column("characteristic"), column("group"), column("children")), rows
    )
