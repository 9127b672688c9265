"""The appendices, made from the inspection's own data: dates, numbers, scale and people."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inspections.choices import Country
from reports.choices import PartCode
from reports.queries.material import Material
from reports.queries.paragraphs import split_paragraphs
from reports.types import Acknowledgement, AppendixText, FigureRow, FigureTable
from standards.choices import Provenance
from standards.queries import asked_questions

FIRST_WEEKEND_DAY = 5


def write_appendices(material: Material) -> dict[str, AppendixText]:
    """Return the text of every section that data alone can fill, by the code of its part."""
    return {code: write(material) for code, write in WRITERS.items()}


def acknowledge(material: Material) -> tuple[Acknowledgement, ...]:
    """Return the team by organisation, in the order in which they joined; each person once."""
    people: dict[str, dict[str, list[str]]] = {}
    for member in material.team:
        roles = people.setdefault(member.organisation, {}).setdefault(member.user.name, [])
        roles.append(member.get_role_display())
    return tuple(
        Acknowledgement(
            organisation,
            tuple(f"{name}, {', '.join(roles)}" for name, roles in members.items()),
        )
        for organisation, members in people.items()
    )


def _arrangements(material: Material) -> AppendixText:
    titles = get_text_list([str(one.title) for one in material.standards], _("and"))
    return AppendixText(
        (
            *split_paragraphs(str(material.content.about)),
            _("This inspection of %(service)s covered: %(titles)s.")
            % {"service": material.inspection.service.name, "titles": titles},
            *split_paragraphs(material.inspection.reason_for_selection),
        )
    )


def _criteria(material: Material) -> AppendixText:
    return AppendixText(
        (
            _(
                "The inspection followed edition %(edition)s of the framework “%(title)s”. What it "
                "leads inspectors to expect is printed at the head of each part of this report."
            )
            % {"edition": material.content.edition, "title": material.content.title},
        )
    )


def _methodology(material: Material) -> AppendixText:
    inspection = material.inspection
    return AppendixText(
        (
            _notice_sentence(inspection.announced_date, inspection.week_one_date),
            _sample_sentence(material),
            _(
                "Wherever they could, inspectors went through a case together with the person who "
                "manages it, who showed them the record and the thinking behind the work. In "
                "the week after that, all answers were brought together to show where the work was "
                "strong and what the second week should look into."
            ),
            _(
                "In the second week, beginning on %(date)s, inspectors of other services joined. "
                "They met leaders, partners, managers and staff, read documents, watched practice, "
                "and heard children, parents, carers and victims. On its last day they told the "
                "service what they had found."
            )
            % {"date": date_format(inspection.week_two_date)},
        )
    )


def _notice_sentence(announced: date, week_one: date) -> str:
    days = (announced + timedelta(n) for n in range((week_one - announced).days))
    count = sum(day.weekday() < FIRST_WEEKEND_DAY for day in days)
    return ngettext(
        "The service was told of the inspection on %(date)s, %(count)d working day before it "
        "began.",
        "The service was told of the inspection on %(date)s, %(count)d working days before it "
        "began.",
        count,
    ) % {"date": date_format(announced), "count": count}


def _sample_sentence(material: Material) -> str:
    asked = asked_questions(material.content, material.scores.standards.keys())
    sentence = ngettext(
        "In the first week, beginning on %(date)s, inspectors assessed %(cases)d case with up to "
        "%(questions)d questions about it.",
        "In the first week, beginning on %(date)s, inspectors assessed a sample of %(cases)d cases "
        "with up to %(questions)d questions about each.",
        material.scores.submitted,
    )
    return sentence % {
        "date": date_format(material.inspection.week_one_date),
        "cases": material.scores.submitted,
        "questions": len(asked),
    }


def _scoring_approach(material: Material) -> AppendixText:
    return AppendixText(
        (
            _(
                "The percentage of a theme is the share of its answers that show work done well "
                "enough. Questions that did not apply to a case are left out, every other answer "
                "weighs the same, and a half is rounded up."
            ),
            _(
                "Each percentage points to one of the judgements in the table. The lead inspector "
                "decides, weighing it with everything else that was seen, and records the reason "
                "whenever a judgement differs from what the percentage points to. Themes "
                "judged from fieldwork carry no percentage, and there is no overall judgement."
            ),
            *_provenance(material),
        ),
        _bands(material),
    )


def _provenance(material: Material) -> tuple[str, ...]:
    """Say so where the bands are an assumption; a reader must be able to tell."""
    if material.content.bands_origin.provenance != Provenance.ASSUMED:
        return ()
    return (
        _(
            "The ranges of percentages are an assumption of this edition of the framework; no "
            "published ones were found."
        ),
    )


def _bands(material: Material) -> FigureTable:
    rating = material.content.rating_by_code
    return FigureTable(
        caption=_("Judgements, stars and the percentages that point to them"),
        head=(_("Judgement"), _("Stars"), _("Percentages")),
        rows=tuple(
            FigureRow(
                (
                    str(rating[band.rating].label),
                    str(rating[band.rating].points),
                    _("%(floor)d to %(top)d") % {"floor": band.floor, "top": band.top},
                )
            )
            for band in reversed(material.content.bands)
        ),
    )


def _publication(material: Material) -> AppendixText:
    inspection = material.inspection
    sentences = [
        _(
            "A draft goes to the service for comment by %(draft)s. The report is published on "
            "%(publication)s."
        )
        % {
            "draft": date_format(inspection.draft_due_date),
            "publication": date_format(inspection.publication_date),
        },
        _("Reference of this inspection: %(reference)s.") % {"reference": inspection.reference},
    ]
    if inspection.service.country == Country.WALES:
        sentences.append(_("Reports on services in Wales are published in Welsh and in English."))
    return AppendixText(tuple(sentences))


WRITERS: Mapping[PartCode, Callable[[Material], AppendixText]] = {
    PartCode.ARRANGEMENTS: _arrangements,
    PartCode.CRITERIA: _criteria,
    PartCode.METHODOLOGY: _methodology,
    PartCode.SCORING_APPROACH: _scoring_approach,
    PartCode.PUBLICATION: _publication,
}
