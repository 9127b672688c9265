"""What may be printed of a count: the one place that turns tallies into figures of a report.

Every table, chart and sentence of a report about questions and key questions goes through here.
docs/reference/small-numbers.md says the rules.
"""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.queries.splits import Split
from govuk.figures import base_text, percent_text
from reports.types import PublishedGroup, PublishedTally
from scoring.suppression import suppress_counts, suppress_table
from scoring.tally import Tally
from standards.types.text import SOURCE_LANGUAGE
from wording.proportions import say_proportion


def publish_tally(tally: Tally) -> PublishedTally:
    """Return what may be printed of a tally over the whole sample, in the language of the page."""
    if tally.proportion is None:
        return PublishedTally(base_text(0, 0), percent_text(None), "")
    words = say_proportion(tally.proportion, _language())
    if not is_published(tally):
        return PublishedTally(small_base_text(), words, words)
    return PublishedTally(
        base=base_text(tally.sufficient, tally.applicable),
        share=percent_text(tally.percent),
        words=words,
        sufficient=tally.sufficient,
        not_sufficient=tally.not_sufficient,
        applicable=tally.applicable,
        percent=tally.percent,
    )


def is_published(tally: Tally) -> bool:
    """Whether the base of a tally over the whole sample is large enough to be printed."""
    return tally.applicable >= max(settings.PUBLISH_BASE_FROM, 1)


def small_base_text() -> str:
    """Return what stands where a base is too small: "fewer than 10 cases"."""
    least = settings.PUBLISH_BASE_FROM
    return ngettext("fewer than %(least)d case", "fewer than %(least)d cases", least) % {
        "least": least
    }


def publish_children(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return how many children of the sample have each value; None where that is hidden.

    `counts` are all values there are, "" for cases that do not state any: their total is known.
    """
    hidden = suppress_counts(list(counts.values()), settings.SUPPRESS_BELOW)
    return {
        value: None if place in hidden else count
        for place, (value, count) in enumerate(counts.items())
    }


def publish_split(whole: Tally, split: Split, question: str) -> dict[str, PublishedGroup]:
    """Return what may be printed of a question within each group of children that there is.

    Nothing where the figures of the whole sample are not printed, or where all children are in
    the same group.
    """
    groups = [value for value, children in split.cases.items() if children]
    if not is_published(whole) or len(groups) < 2:
        return {}
    children = publish_children(split.cases)
    rows = [_row(split, question, value) for value in groups]
    hidden_rows = frozenset(place for place, value in enumerate(groups) if children[value] is None)
    hidden = suppress_table(rows, hidden_rows, settings.SUPPRESS_BELOW)
    return {
        value: PublishedGroup(
            children[value],
            *(None if (i, j) in hidden else count for j, count in enumerate(rows[i])),
        )
        for i, value in enumerate(groups)
    }


def _row(split: Split, question: str, value: str) -> tuple[int, int, int]:
    tally = split.questions[question][value]
    rest = split.cases[value] - tally.applicable
    return tally.sufficient, tally.not_sufficient, rest


def _language() -> str:
    return (get_language() or SOURCE_LANGUAGE).split("-")[0]


def hidden_text() -> str:
    """Return what stands where a count of children is hidden."""
    return _("not shown")
