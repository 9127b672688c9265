"""What may be printed of a count: the one place that turns tallies into figures of a report.

Every table, chart and sentence of a report about questions and key questions goes through here.
docs/reference/small-numbers.md says the rules.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cases.queries.splits import Split
from govuk.figures import base_text, percent_text
from reports.queries.characteristics import characteristic_codes
from reports.types import PublishedGroup, PublishedTally
from scoring.suppression import is_small, suppress_counts, suppress_table
from scoring.tally import Tally
from standards.types.text import SOURCE_LANGUAGE
from wording.proportions import say_proportion


def publish_tally(tally: Tally) -> PublishedTally:
    """Return what may be printed of a tally over the whole sample, in the language of the page."""
    return _publish(tally, _language(), settings.PUBLISH_BASE_FROM)


@lru_cache(maxsize=4096)
def _publish(tally: Tally, language: str, _least: int) -> PublishedTally:
    """Return the same, remembered: texts, charts and tables of one report print each many times."""
    base, share = base_text(tally.sufficient, tally.applicable), percent_text(tally.percent)
    if tally.proportion is None:
        return PublishedTally(base, share, base, "", 0, 0, 0)
    words = say_proportion(tally.proportion, language)
    if not is_published(tally):
        base = small_base_text()
        return PublishedTally(base, words, _joined(words, base), words)
    return PublishedTally(
        base=base,
        share=share,
        figures=_("%(share)s: %(base)s") % {"share": share, "base": base},
        words=words,
        sufficient=tally.sufficient,
        not_sufficient=tally.not_sufficient,
        applicable=tally.applicable,
        percent=tally.percent,
    )


def is_published(tally: Tally) -> bool:
    """Whether the base of a tally over the whole sample is large enough to be printed."""
    return tally.applicable >= max(settings.PUBLISH_BASE_FROM, 1)


def publishes_answers(questions: Iterable[Tally]) -> bool:
    """Whether it is printed how many answers to these questions there are in all.

    Not where one of them is told in words: its numbers would be what the others leave.
    """
    return all(is_published(one) for one in questions if one.applicable)


def small_base_text() -> str:
    """Return what stands where a base is too small: "fewer than 10 cases"."""
    least = settings.PUBLISH_BASE_FROM
    return ngettext("fewer than %(least)d case", "fewer than %(least)d cases", least) % {
        "least": least
    }


def few_text() -> str:
    """Return the same in a column of numbers: "fewer than 10"."""
    return _("fewer than %(least)d") % {"least": settings.PUBLISH_BASE_FROM}


def small_base_note() -> str:
    """Return the sentence on shares in words that tables with numbers of all cases need."""
    return _(
        "Where fewer than %(least)d cases count, the share is given in words and without numbers."
    ) % {"least": settings.PUBLISH_BASE_FROM}


def publish_cases(fact: str, counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return how many cases of the sample have each value of a case fact; None where hidden.

    Nothing is hidden of facts that tell of the case and not of the child, such as its disposal.
    """
    return publish_children(counts) if fact in characteristic_codes() else dict(counts)


def hides_children(fact: str, count: int) -> bool:
    """Whether a count would tell of a few children: one of them by a characteristic."""
    return fact in characteristic_codes() and is_small(count, settings.SUPPRESS_BELOW)


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


def share_of_group(group: PublishedGroup) -> tuple[int | None, str]:
    """Return the percentage within a group and its words, None and "" where not to be printed.

    A small base has words alone, as over the whole sample.
    """
    if not group.applicable or group.sufficient is None:
        return None, ""
    tally = Tally(group.sufficient, group.applicable - group.sufficient, cases=group.applicable)
    published = publish_tally(tally)
    return published.percent, published.words


def _row(split: Split, question: str, value: str) -> tuple[int, int, int]:
    tally = split.questions[question][value]
    rest = split.cases[value] - tally.applicable
    return tally.sufficient, tally.not_sufficient, rest


def _language() -> str:
    return (get_language() or SOURCE_LANGUAGE).split("-")[0]


def _joined(words: str, base: str) -> str:
    return _("%(words)s (%(base)s)") % {"words": words, "base": base}


def children_text(count: int | None) -> str:
    """Return a count of children as it is printed, or what stands in its place."""
    return _("not shown") if count is None else str(count)


def hidden_note() -> str:
    """Return the sentence that a table with hidden counts of children needs."""
    return _(
        "Counts of fewer than %(least)d children are not shown, and neither are others from which "
        "these could be worked out."
    ) % {"least": settings.SUPPRESS_BELOW}
