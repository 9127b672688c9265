"""The sentences that a report makes itself, from figures, judgements and dates."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.figures import base_text, percent_text
from inspections.models import Inspection
from reports.choices import BlockKind
from scoring.tally import Tally
from standards.types import FrameworkContent, RatingWord, StandardContent


def score_sentence(standard: StandardContent, tally: Tally) -> str:
    """Return the sentence with the theme's percentage, or a visible gap while nothing counts.

    A theme judged from fieldwork has no percentage and so no sentence.
    """
    if not standard.is_case_scored:
        return ""
    if tally.percent is None:
        return _("[no score yet: no submitted case has an answer that counts for this theme]")
    words = {"percent": tally.percent, "work": standard.score_phrase}
    if standard.is_judged_by_key_questions:
        return (
            _(
                "Across the cases that we assessed, %(percent)d%% of %(work)s was done well enough "
                "in its lowest key question."
            )
            % words
        )
    return (
        _("Across the cases that we assessed, %(percent)d%% of %(work)s was done well enough.")
        % words
    )


def first_summary_sentence(standard: StandardContent, rating: RatingWord | None) -> str:
    """Return the sentence that opens a theme's summary; it says the judgement, or that none is."""
    word = str(rating.label).lower() if rating else judgement_gap()
    return _("Overall, %(subject)s was %(word)s.") % {
        "subject": standard.judgement_subject,
        "word": word,
    }


def judgement_gap() -> str:
    """Return what stands where a judgement is missing."""
    return _("[judgement not recorded yet]")


def gap(what: str) -> str:
    """Return the visible mark of a text that is still to be written."""
    return _("[%(what)s not written yet]") % {"what": what}


def stars_text(rating: RatingWord, most: int) -> str:
    """Return the words for a row of stars: "3 of 4 stars, satisfactory"."""
    return _("%(points)d of %(most)d stars, %(word)s") % {
        "points": rating.points,
        "most": most,
        "word": str(rating.label).lower(),
    }


def rating_key(content: FrameworkContent) -> str:
    """Return what the stars mean, from the most to the fewest."""
    words = [
        ngettext("%(count)d star: %(word)s", "%(count)d stars: %(word)s", rating.points)
        % {"count": rating.points, "word": str(rating.label).lower()}
        for rating in reversed(content.ratings)
    ]
    return "; ".join(words) + "."


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


def chart_text(title: str, bars: list[tuple[str, Tally]]) -> str:
    """Return a chart in words, bar by bar."""
    lines = [_bar_text(label, tally) for label, tally in bars]
    intro = _("Bar chart of %(title)s: the share of cases in which the work was good enough.")
    return " ".join([intro % {"title": title}, "; ".join(lines) + "."])


def _bar_text(label: str, tally: Tally) -> str:
    base = base_text(tally.sufficient, tally.applicable)
    if tally.percent is None:
        return _("%(label)s: %(base)s") % {"label": label, "base": base}
    parts = {"label": label, "percent": percent_text(tally.percent), "base": base}
    return _("%(label)s: %(percent)s, %(base)s") % parts


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
