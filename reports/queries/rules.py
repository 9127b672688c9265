"""How an edition gives its ratings, told from its data: from single cases to the overall rating."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from govuk.lists import list_with_and
from reports.types import DataText, FigureRow, FigureTable
from standards.choices import Provenance
from standards.queries.sentences import (
    apart_sentences,
    discretion_reasons,
    moderation_sentences,
    outside_sentences,
    scaling_sentence,
)
from standards.types import Band, FrameworkContent, Origin, StandardContent


def explain_rules(content: FrameworkContent) -> DataText:
    """Return the rules of an edition whose ratings are more than a band of one percentage."""
    sections = (
        _percentages(content),
        _standards(content),
        _overall(content),
        _discretion(content),
        _moderation(content),
    )
    return DataText((), sections=tuple(one for one in sections if one))


def pooled_sentence(content: FrameworkContent) -> str:
    """Say what a percentage of all answers together is."""
    return _(
        "The percentage of a %(noun)s is the share of its answers that show work done well "
        "enough. Questions that did not apply to a case are left out, every other answer "
        "weighs the same, and a half is rounded up."
    ) % {"noun": content.standard_noun}


def band_sentences(content: FrameworkContent) -> tuple[str, ...]:
    """Say so where the bands are an assumption; a reader must be able to tell."""
    if content.bands_origin.provenance != Provenance.ASSUMED:
        return ()
    return (
        _(
            "The ranges of percentages are an assumption of this edition of the framework; no "
            "published ones were found."
        ),
    )


def explain_moderation(content: FrameworkContent) -> tuple[str, ...]:
    """Say who makes a recommended rating final; nothing where the edition does not say."""
    if content.moderation is None:
        return ()
    return (*moderation_sentences(content), *_assumed(content.moderation.origin))


def band_table(content: FrameworkContent) -> FigureTable:
    """Return the bands, the highest first, with the stars or points of each."""
    rating = content.rating_by_code
    in_stars = content.is_starred
    return FigureTable.plain(
        _("Judgements, stars and the percentages that point to them")
        if in_stars
        else _("Ratings, points and the percentages that point to them"),
        (
            _("Judgement") if in_stars else _("Rating"),
            _("Stars") if in_stars else _("Points"),
            _("Percentages"),
        ),
        tuple(
            FigureRow(
                (str(rating[band.rating].label), str(rating[band.rating].points), _range(band))
            )
            for band in reversed(content.bands)
        ),
        figures=0 if in_stars else 2,
    )


def _range(band: Band) -> str:
    return _("%(floor)d to %(top)d") % {"floor": band.floor, "top": band.top}


def _percentages(content: FrameworkContent) -> DataText:
    sentences = [
        *([pooled_sentence(content)] if any(one.is_pooled for one in content.standards) else []),
        *(_key_question_sentences() if _lowest(content) else []),
        _rounding_sentence(content),
        *band_sentences(content),
    ]
    return DataText(tuple(sentences), (band_table(content),), _("Percentages and bands"))


def _key_question_sentences() -> list[str]:
    return [
        _(
            "Each key question of casework is answered once for every case to which it applies, "
            "by a summary judgement that follows its prompts. Its percentage is the share of "
            "these cases in which the work was done well enough. Prompts inform the judgement of "
            "a case and are never counted."
        )
    ]


def _rounding_sentence(content: FrameworkContent) -> str:
    if content.compare == "displayed":
        return _(
            "Percentages are rounded to whole numbers, a half upwards, and the rounded percentage "
            "is the one that is compared with the bands."
        )
    return _(
        "Percentages are shown as whole numbers, a half rounded up, but the unrounded one is "
        "compared with the bands."
    )


def _standards(content: FrameworkContent) -> DataText:
    noun = {"noun": content.standard_noun}
    direct = [one for one in content.standards if not one.is_case_scored]
    sentences = []
    if _lowest(content):
        sentences.append(
            _(
                "The lowest key question decides: its band is the rating of the whole %(noun)s, "
                "and of two with the same percentage the first is named. Rated in this way: "
                "%(numbers)s."
            )
            % {**noun, "numbers": _numbers(_lowest(content))}
        )
    if direct:
        sentences.append(
            _(
                "Rated directly, on evidence from fieldwork and without a percentage: %(numbers)s. "
                "Key questions, prompts and descriptions of each rating guide that judgement."
            )
            % {"numbers": _numbers(direct)}
        )
    sentences.append(
        _(
            "The lead inspector recommends each rating, and records the reason for every one that "
            "cases do not point to."
        )
    )
    return DataText(tuple(sentences), title=_("Ratings"))


def _overall(content: FrameworkContent) -> DataText | None:
    if content.cut_offs is None:
        return None
    sentences = [
        _(
            "Each rating earns the points shown with the bands. No %(noun)s weighs more than "
            "another, and the sum points to the overall rating of the service."
        )
        % {"noun": content.standard_noun},
        scaling_sentence(),
        *outside_sentences(content),
        *_unrated(content),
        *_assumed(content.cut_offs.origin),
    ]
    table = FigureTable.plain(
        _("Points and the overall rating"),
        (_("Overall rating"), _("Points of all %(nouns)s") % {"nouns": content.standards_noun}),
        tuple(
            FigureRow((str(content.rating_by_code[one.rating].label), _range(one)))
            for one in reversed(content.cut_offs.ranges)
        ),
        figures=1,
    )
    return DataText(tuple(sentences), (table,), _("Overall rating"))


def _unrated(content: FrameworkContent) -> list[str]:
    return [
        f"{content.name_of(one)}: {' '.join(apart_sentences(content, one))}"
        for one in content.standards
        if one.unrated_when
    ]


def _discretion(content: FrameworkContent) -> DataText | None:
    if content.discretion is None:
        return None
    sentences = (
        _(
            "A panel may depart from the band of the lowest key question for these reasons alone: "
            "%(reasons)s."
        )
        % {"reasons": "; ".join(discretion_reasons(content))},
        *_assumed(content.discretion.origin),
    )
    return DataText(sentences, title=_("Discretion"))


def _moderation(content: FrameworkContent) -> DataText | None:
    sentences = explain_moderation(content)
    return DataText(sentences, title=_("Moderation")) if sentences else None


def _assumed(origin: Origin) -> tuple[str, ...]:
    if origin.provenance != Provenance.ASSUMED:
        return ()
    return (
        _(
            "This rule is an assumption of this edition of the framework; no published one was "
            "found."
        ),
    )


def _lowest(content: FrameworkContent) -> list[StandardContent]:
    return [one for one in content.standards if one.is_judged_by_key_questions]


def _numbers(standards: Iterable[StandardContent]) -> str:
    return list_with_and([one.number for one in standards])
