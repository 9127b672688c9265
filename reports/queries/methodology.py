"""How the inspection was done: notice, sample, and the two weeks of fieldwork."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.roles import RoleCode
from inspections.models import Inspection
from inspections.policies import count_working_days
from reports.queries.material import Material
from reports.queries.sample import explain_sample
from reports.types import DataText
from standards.queries import asked_questions


def explain_methodology(material: Material) -> DataText:
    """Return how the two weeks went, with this inspection's dates and numbers."""
    inspection = material.inspection
    return DataText(
        (
            _notice_sentence(inspection),
            _sample_sentence(material),
            *explain_sample(material),
            _(
                "Wherever they could, inspectors went through a case together with the person who "
                "manages it, who showed them the record and the thinking behind the work. In "
                "the week after that, all answers were brought together to show where the work was "
                "strong and what the second week should look into."
            ),
            _second_week(material),
        )
    )


def _second_week(material: Material) -> str:
    is_joined = any(one.role == RoleCode.PARTNER_INSPECTOR for one in material.team)
    sentence = (
        _(
            "In the second week, beginning on %(date)s, inspectors of other services joined. "
            "They met leaders, partners, managers and staff, read documents, watched practice, "
            "and heard children, parents, carers and victims. On its last day they told the "
            "service what they had found."
        )
        if is_joined
        else _(
            "In the second week, beginning on %(date)s, inspectors met leaders, partners, managers "
            "and staff, read documents, watched practice, and heard children, parents, carers and "
            "victims. On its last day they told the service what they had found."
        )
    )
    return sentence % {"date": date_format(material.inspection.week_two_date)}


def _notice_sentence(inspection: Inspection) -> str:
    announced = inspection.announced_date
    count = count_working_days(announced, inspection.week_one_date, inspection.service.country)
    return ngettext(
        "The service was told of the inspection on %(date)s, %(count)d working day before it "
        "began.",
        "The service was told of the inspection on %(date)s, %(count)d working days before it "
        "began.",
        count,
    ) % {"date": date_format(announced), "count": count}


def _sample_sentence(material: Material) -> str:
    count = material.scores.submitted
    words = {
        "date": date_format(material.inspection.week_one_date),
        "cases": count,
        "questions": len(asked_questions(material.content, material.scores.standards.keys())),
    }
    if material.content.is_rated_by_key_questions:
        # Kinds of case share few questions, so that the number of all of them would mislead.
        return (
            ngettext(
                "In the first week, beginning on %(date)s, inspectors assessed %(cases)d case with "
                "the questions for its kind of case.",
                "In the first week, beginning on %(date)s, inspectors assessed a sample of "
                "%(cases)d cases, each with the questions for its kind of case.",
                count,
            )
            % words
        )
    return (
        ngettext(
            "In the first week, beginning on %(date)s, inspectors assessed %(cases)d case with up "
            "to %(questions)d questions about it.",
            "In the first week, beginning on %(date)s, inspectors assessed a sample of %(cases)d "
            "cases with up to %(questions)d questions about each.",
            count,
        )
        % words
    )
