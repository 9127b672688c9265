"""Live facts that count children by a characteristic; small numbers are hidden."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cases.queries.scoring import QuestionScore
from cases.queries.splits import Split
from govuk.figures import base_text
from reports.queries.publishing import publish_children, publish_split
from reports.types import LiveFact

if TYPE_CHECKING:
    from reports.queries.material import Material


def facts_of_children(material: Material) -> Iterator[LiveFact]:
    """Yield how many children have each value of each characteristic.

    After them come the shares of the questions on the charts within each such group of children.
    """
    for split in material.splits.values():
        yield from _facts_of_sample(split)
    headlines = [one for one in material.scores.questions.values() if one.question.is_headline]
    for split in material.splits.values():
        for score in headlines:
            yield from _facts_of_split(split, score)


def _facts_of_sample(split: Split) -> Iterator[LiveFact]:
    group = _("Children in the sample")
    for value, count in publish_children(split.cases).items():
        if value:
            yield LiveFact(
                key=f"sample:{split.fact.code}:{value}",
                group=group,
                label=f"{split.fact.label}: {split.fact.label_of(value)}",
                text="" if count is None else str(count),
                number=None if count is None else Fraction(count),
                withheld=_too_few() if count is None else "",
            )


def _facts_of_split(split: Split, score: QuestionScore) -> Iterator[LiveFact]:
    question = score.question
    for value, shown in publish_split(score.tally, split, question.code).items():
        if not value:
            continue
        yield LiveFact(
            key=f"split:{question.code}:{split.fact.code}:{value}",
            group=_("By characteristic: %(characteristic)s") % {"characteristic": split.fact.label},
            label=f"{split.fact.label_of(value)}: {question.code} {question.headline}",
            text=base_text(shown.sufficient or 0, shown.applicable) if shown.applicable else "",
            number=Fraction(shown.sufficient or 0) if shown.applicable else None,
            base=shown.applicable,
            withheld="" if shown.applicable else _too_few(),
        )


def _too_few() -> str:
    return _("So few children could be recognised.")
