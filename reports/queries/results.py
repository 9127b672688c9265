"""What the case assessments say about each theme or standard, and every key question in a table."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import StandardScore
from govuk.lists import list_with_and
from judgements.choices import Ground
from judgements.policies.standings import Standing, is_moderated
from judgements.queries.lowest import explain_one_case, explain_rounding, say_what_decides
from judgements.queries.standings import provisional_note
from reports.queries.languages import keeps_english
from reports.queries.material import Material
from reports.queries.publishing import (
    few_text,
    is_published,
    publish_tally,
    small_base_note,
)
from reports.queries.ratings import group_by_domain
from reports.queries.sentences import score_gap, score_sentence
from reports.types import (
    CaseResults,
    DataText,
    FigureRow,
    FigureTable,
    PublishedTally,
    RowGroup,
)
from scoring.rating import Rating
from scoring.tally import Tally
from standards.queries.ratings import rating_word
from standards.types import StandardContent

NO_NUMBER = "–"


def show_results(material: Material, standard: StandardContent) -> CaseResults | None:
    """Return what the cases say about a standard, None where it is judged from fieldwork."""
    if not standard.is_case_scored:
        return None
    score = material.scores.standards[standard.code]
    if score.tally.percent is None:
        return CaseResults(score_gap(material.content))
    if not standard.is_judged_by_key_questions:
        sentence = score_sentence(standard, score.tally.percent)
        pooled = tuple(_pooled_departure(material, score))
        return CaseResults(sentence, working=pooled, typed=_typed(material, score))
    working = tuple(_working(material, score))
    return CaseResults("", _key_questions(material, score), working, _typed(material, score))


def _key_questions(material: Material, score: StandardScore) -> FigureTable:
    return FigureTable.plain(
        _("Cases in which the work on each key question was done well enough"),
        (_("Key question"), _("Good enough"), _("Share")),
        tuple(
            _share_row(material, score, code, publish_tally(tally))
            for code, tally in score.key_questions.items()
        ),
        figures=2,
    )


def _share_row(
    material: Material, score: StandardScore, code: str, published: PublishedTally
) -> FigureRow:
    return FigureRow(
        (_named(material, code), published.base, published.share),
        note=_("The lowest: this one decides.") if code == score.decided_by else "",
        is_marked=code == score.decided_by,
    )


def _named(material: Material, key_question: str) -> str:
    return f"{key_question} {material.content.key_question_by_code[key_question].text}"


def _working(material: Material, score: StandardScore) -> list[str]:
    """How the lowest key question leads to the rating, and how firmly."""
    if score.rating is None:
        return []
    content = material.content
    return [
        say_what_decides(content, score, rating_word(content, score.rating.rating)),
        *(
            _numbers(material, score, score.rating)
            if is_published(score.tally)
            else [_band_in_words(material, score.tally, score.rating)]
        ),
        *_departure(material, score),
    ]


def _numbers(material: Material, score: StandardScore, rating: Rating) -> list[str]:
    """Tell how firmly the band holds, where the base is large enough for numbers."""
    return [
        " ".join([_band(material, score.tally, rating), *explain_rounding(rating)]),
        " ".join(explain_one_case(material.content, score)),
    ]


def _band_in_words(material: Material, tally: Tally, rating: Rating) -> str:
    """Say the same of a small base, without the numbers that its cases could be told from."""
    published = publish_tally(tally)
    return _(
        "There the work was done well enough in this share of the cases: %(share)s. The key "
        "question applied to %(base)s, so that no numbers are given. The share lies in the band "
        "“%(band)s”."
    ) % {
        "share": published.words,
        "base": published.base,
        "band": rating_word(material.content, rating.rating),
    }


def _band(material: Material, tally: Tally, rating: Rating) -> str:
    band = next(one for one in material.content.bands if one.rating == rating.rating)
    published = publish_tally(tally)
    return ngettext(
        "There the work was done well enough in %(base)s case, %(percent)s. That lies in the band "
        "“%(band)s”, which runs from %(floor)d%% to %(top)d%%.",
        "There the work was done well enough in %(base)s cases, %(percent)s. That lies in the band "
        "“%(band)s”, which runs from %(floor)d%% to %(top)d%%.",
        tally.applicable,
    ) % {
        "base": published.base,
        "percent": published.share,
        "band": rating_word(material.content, rating.rating),
        "floor": band.floor,
        "top": band.top,
    }


def _departure(material: Material, score: StandardScore) -> list[str]:
    """Say so where the rating given is not the one that the cases point to."""
    standing = material.standing_of(score.standard.code)
    if not standing.rating or score.rating is None or standing.rating == score.rating.rating:
        return []
    rating = rating_word(material.content, standing.rating)
    sentence = (
        _("The rating given, “%(rating)s”, departs from that band, because %(ground)s.")
        % {"rating": rating, "ground": Ground(standing.ground).label}
        if standing.ground
        else _("The rating given, “%(rating)s”, departs from that band.") % {"rating": rating}
    )
    return [sentence, *_argument(material, standing)]


def _pooled_departure(material: Material, score: StandardScore) -> list[str]:
    """Say of a percentage of answers what its band is, where the rating to be agreed is another."""
    departure = _departure(material, score) if is_moderated(material.content) else []
    if not departure or score.rating is None:
        return []
    band = rating_word(material.content, score.rating.rating)
    return [_("That lies in the band “%(band)s”.") % {"band": band}, *departure]


def _argument(material: Material, standing: Standing) -> list[str]:
    """Return the reason for a departure, where somebody must agree it or has."""
    if not is_moderated(material.content):
        return []
    return [
        " ".join(
            part.rstrip()
            for part in (
                provisional_note(standing),
                _("The reason: %(reason)s") % {"reason": _told_reason(standing)},
            )
            if part
        )
    ]


def _told_reason(standing: Standing) -> str:
    """Return the reason within a sentence; in another language it follows apart, as typed."""
    return "" if keeps_english() else standing.reason


def _typed(material: Material, score: StandardScore) -> tuple[str, ...]:
    """Return the reason for a departure where it stands apart from the sentence before it."""
    if not (keeps_english() and is_moderated(material.content) and _departure(material, score)):
        return ()
    return (material.standing_of(score.standard.code).reason,)


def annex_of_results(material: Material) -> DataText | None:
    """Return every key question that cases are scored for, by domain; None where there is none."""
    tables = [
        _annex_table(material, title, scores)
        for title, standards in group_by_domain(material.content)
        if (scores := _by_key_question(material, standards))
    ]
    if not tables:
        return None
    return DataText(tuple(_annex_words(material)), tuple(tables))


def _by_key_question(material: Material, standards: list[StandardContent]) -> list[StandardScore]:
    found = (material.scores.standards.get(one.code) for one in standards)
    return [one for one in found if one and one.standard.is_judged_by_key_questions]


def _annex_words(material: Material) -> list[str]:
    sentences = [
        _(
            "Applicable are the cases to which a key question applied, and sufficient those of "
            "them in which the work was done well enough. The lowest share decides."
        ),
        small_base_note(),
    ]
    direct = [one.number for one in material.standards if not one.is_case_scored]
    if direct:
        sentences.append(
            _("Rated on evidence from fieldwork, and so without percentages: %(numbers)s.")
            % {"numbers": list_with_and(direct)}
        )
    return sentences


def _annex_table(material: Material, caption: str, scores: list[StandardScore]) -> FigureTable:
    return FigureTable(
        caption,
        (_("Key question"), _("Sufficient"), _("Applicable"), _("Percentage")),
        tuple(
            RowGroup(
                f"{score.standard.number} {score.standard.title}",
                tuple(_annex_row(material, score, code) for code in score.key_questions),
            )
            for score in scores
        ),
        figures=3,
    )


def _annex_row(material: Material, score: StandardScore, code: str) -> FigureRow:
    published = publish_tally(score.key_questions[code])
    numbers = (
        (str(published.sufficient), str(published.applicable))
        if published.is_counted
        else (NO_NUMBER, few_text())
    )
    return FigureRow(
        (_named(material, code), *numbers, published.share),
        is_marked=code == score.decided_by,
        note=_("The lowest: this one decides.") if code == score.decided_by else "",
    )
