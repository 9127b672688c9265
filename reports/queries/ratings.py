"""The rating of each theme or standard as a reader sees it, and the page of all ratings."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from judgements.queries.overall import (
    explain_standing,
    overall_points_text,
    overall_standing,
    overall_word,
)
from judgements.queries.standings import provisional_note
from reports.queries.material import Material
from reports.queries.pictures import show_stars
from reports.queries.sentences import judgement_gap, points_text
from reports.types import FigureRow, FigureTable, Judgement, OverallText, Ratings, RowGroup
from standards.queries.sentences import apart_sentences
from standards.types import FrameworkContent, StandardContent

NO_POINTS = "–"


def show_judgement(material: Material, standard: StandardContent) -> Judgement:
    """Return the rating with its stars or points, or what stands where there is none."""
    content = material.content
    rating = material.rating_of(standard.code)
    provisional = provisional_note(material.standing_of(standard.code))
    apart = " ".join(apart_sentences(content, standard))
    if rating is None:
        reason = unrated_reason(material, standard)
        label = _("Not rated") if reason else judgement_gap()
        return Judgement(label, note=_joined(provisional, reason or apart))
    most = content.most_points
    if content.is_starred:
        return Judgement(str(rating.label), show_stars(rating, most), note=provisional)
    note = _joined(provisional, apart)
    return Judgement(str(rating.label), points=points_text(rating, most), note=note)


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def unrated_reason(material: Material, standard: StandardContent) -> str:
    """Say why a standard has no rating and will have none; "" while it may still be judged."""
    if material.rating_of(standard.code):
        return ""
    score = material.scores.standards.get(standard.code)
    if score is None:
        return _("It was not part of this inspection.")
    if standard.code in material.standings:
        return " ".join(apart_sentences(material.content, standard)) or _(
            "No case in the sample called for this work."
        )
    if standard.is_case_scored and material.scores.is_complete and score.rating is None:
        return _("No case in the sample called for this work.")
    if not material.inspection.is_published:
        return ""
    return " ".join(apart_sentences(material.content, standard)) or _("No judgement was recorded.")


def show_ratings(material: Material) -> Ratings | None:
    """Return the page of ratings in points, None in an edition that rates in stars."""
    content = material.content
    if content.is_starred:
        return None
    return Ratings(overall_text(material), _table(material))


def group_by_domain(content: FrameworkContent) -> Iterable[tuple[str, list[StandardContent]]]:
    """Yield the name of each domain with its standards; one group where there are no domains."""
    for domain, standards in content.standards_by_domain:
        noun = capfirst(str(content.standards_noun))
        yield (domain_name(content, domain.code) if domain else noun), list(standards)


def domain_name(content: FrameworkContent, code: str) -> str:
    """Return "Domain 2: Court disposals", "" where the edition has no such domain."""
    found = next((one for one in content.domains if one.code == code), None)
    if found is None:
        return ""
    return _("Domain %(number)s: %(title)s") % {"number": found.number, "title": found.title}


def overall_text(material: Material) -> OverallText | None:
    """Return the overall rating with its points; None where there is none, or not yet."""
    standing = overall_standing(material.content, material.scores, material.standings)
    if standing is None:
        return None
    return OverallText(
        word=overall_word(material.content, standing),
        points=overall_points_text(standing.rating),
        notes=tuple(explain_standing(standing)),
    )


def _table(material: Material) -> FigureTable:
    content = material.content
    noun = str(content.standard_noun)
    return FigureTable(
        _("The rating of each %(noun)s") % {"noun": noun},
        (capfirst(noun), _("Rating"), _("Points")),
        tuple(
            RowGroup(
                name if content.domains else "",
                tuple(_row(material, standard) for standard in standards),
            )
            for name, standards in group_by_domain(content)
        ),
        figures=1,
    )


def _row(material: Material, standard: StandardContent) -> FigureRow:
    judgement = show_judgement(material, standard)
    rating = material.rating_of(standard.code)
    points = str(rating.points) if rating else NO_POINTS
    return FigureRow(
        (f"{standard.number} {standard.title}", judgement.label, points), note=judgement.note
    )
