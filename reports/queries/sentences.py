"""The sentences that a report makes itself, from figures, judgements and dates."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.charts import Bar
from inspections.models import Inspection
from judgements.policies.standings import Standing
from judgements.queries.standings import provisional_note
from reports.choices import BlockKind
from standards.types import FrameworkContent, RatingWord, StandardContent


def score_sentence(standard: StandardContent, percent: int) -> str:
    """Return the sentence with the theme's percentage."""
    return _(
        "Across the cases that we assessed, %(percent)d%% of %(work)s was done well enough."
    ) % {"percent": percent, "work": standard.score_phrase}


def score_gap(content: FrameworkContent) -> str:
    """Return the visible mark of a theme for which nothing counts so far."""
    return _("[no score yet: no submitted case has an answer that counts for this %(noun)s]") % {
        "noun": content.standard_noun
    }


def first_summary_sentence(
    content: FrameworkContent, standard: StandardContent, standing: Standing
) -> str:
    """Return the sentence that opens a theme's summary; it says the judgement, or that none is.

    A rating that nobody has agreed yet is marked as provisional.
    """
    sentence = _rating_sentence(content, standard, content.rating_by_code.get(standing.rating))
    note = provisional_note(standing)
    return f"{sentence} [{note}]" if note else sentence


def _rating_sentence(
    content: FrameworkContent, standard: StandardContent, rating: RatingWord | None
) -> str:
    words = {"subject": str(standard.judgement_subject)}
    if content.is_starred or rating is None:
        words["word"] = str(rating.label).lower() if rating else judgement_gap()
        return _("Overall, %(subject)s was %(word)s.") % words
    words["word"] = str(rating.label)
    return _("Overall, %(subject)s is rated as “%(word)s”.") % words


def unrated_summary_sentence(standard: StandardContent) -> str:
    """Return the sentence that opens the summary of a theme that has no rating."""
    return _("Overall, %(subject)s is not rated.") % {"subject": standard.judgement_subject}


def judgement_gap() -> str:
    """Return what stands where a judgement is missing."""
    return _("[judgement not recorded yet]")


def gap(what: str) -> str:
    """Return the visible mark of a text that is still to be written."""
    return _("[%(what)s not written yet]") % {"what": what}


def stars_text(points: int, most: int) -> str:
    """Return the words for a row of stars: "3 of 4 stars"."""
    return _("%(points)d of %(most)d stars") % {"points": points, "most": most}


def points_text(rating: RatingWord, most: int) -> str:
    """Return the points of a rating: "2 of 3 points"."""
    return _("%(points)d of %(most)d points") % {"points": rating.points, "most": most}


def rating_key(content: FrameworkContent) -> str:
    """Return what the stars or points mean, from the most to the fewest."""
    words = [
        _unit_words(content, rating.points)
        % {"count": rating.points, "word": str(rating.label).lower()}
        for rating in reversed(content.ratings)
    ]
    return "; ".join(words) + "."


def _unit_words(content: FrameworkContent, points: int) -> str:
    if content.is_starred:
        return ngettext("%(count)d star: %(word)s", "%(count)d stars: %(word)s", points)
    return ngettext("%(count)d point: %(word)s", "%(count)d points: %(word)s", points)


def data_summary_note(cases: int) -> str:
    """Return the note above a chart: how many cases, and why a bar can rest on fewer."""
    return ngettext(
        "The chart shows some of the questions that we asked of each case. %(cases)d case was "
        "inspected. A question can have no answer in it, because not every question applied.",
        "The chart shows some of the questions that we asked of each case. %(cases)d cases were "
        "inspected. A question can have fewer answers than that, because not every question "
        "applied to every case.",
        cases,
    ) % {"cases": cases}


def key_question_note(cases: int) -> str:
    """Return the note above a chart of key questions."""
    return ngettext(
        "The chart shows how often the work on each key question was done well enough. %(cases)d "
        "case was inspected. A key question can have no case in it, because not every key question "
        "applied.",
        "The chart shows how often the work on each key question was done well enough. %(cases)d "
        "cases were inspected. A key question can rest on fewer than that, because not every key "
        "question applied to every case.",
        cases,
    ) % {"cases": cases}


def chart_text(title: str, bars: Sequence[Bar]) -> str:
    """Return a chart in words, bar by bar."""
    lines = [f"{bar.label}: {bar.figures.replace(': ', ', ')}" for bar in bars]
    intro = _("Bar chart of %(title)s: the share of cases in which the work was good enough.")
    return " ".join([intro % {"title": title}, "; ".join(lines) + "."])


def box_heading(kind: BlockKind, count: int) -> str:
    """Return the heading of a box with this many texts of one kind."""
    headings = {
        BlockKind.GOOD_PRACTICE: _("Practice example: good practice"),
        BlockKind.LEARNING_POINT: _("Practice example: learning point"),
        BlockKind.COMMENT_CHILD: ngettext(
            "Comment from a child or young person", "Comments from children and young people", count
        ),
        BlockKind.COMMENT_PARENT: ngettext(
            "Comment from a parent or carer", "Comments from parents and carers", count
        ),
        BlockKind.COMMENT_VICTIM: ngettext("Comment from a victim", "Comments from victims", count),
    }
    return headings[kind]


def addressee_heading(addressee: str) -> str:
    """Return the line above the recommendations to one post-holder."""
    return _("%(addressee)s should make sure that:") % {"addressee": addressee}


def fieldwork_text(inspection: Inspection) -> str:
    """Return when the two weeks of fieldwork began."""
    return _("Fieldwork in the weeks beginning %(one)s and %(two)s") % {
        "one": date_format(inspection.week_one_date),
        "two": date_format(inspection.week_two_date),
    }
