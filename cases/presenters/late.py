"""Late answers as the lead sees them: what came, what stands, what would happen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.choices import LateOutcome, LateReason
from cases.models import Assessment, LateAnswer
from cases.presenters.answers import content_in_words
from cases.presenters.questions import Attempt
from cases.queries.answering import StoredAnswer
from cases.queries.late import ConflictEntry, LateEntry
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerContent
from govuk.dates import moment_text
from inspections.models import Inspection


def show_late_answers(
    inspection: Inspection,
    questionnaire: Questionnaire,
    entries: Sequence[LateEntry],
    conflicts: Sequence[ConflictEntry],
) -> dict[str, Any]:
    """Return the context of templates/cases/late_list.html."""
    waiting = [one for one in entries if one.decision is None]
    decided = [one for one in entries if one.decision is not None]
    return {
        "title": _("Late answers"),
        "count": ngettext(
            "%(count)d late answer to decide on",
            "%(count)d late answers to decide on",
            len(waiting),
        )
        % {"count": len(waiting)},
        "waiting": [show_entry(inspection, questionnaire, one) for one in waiting],
        "decided": [show_entry(inspection, questionnaire, one) for one in decided],
        "conflicts": [_show_conflict(inspection, questionnaire, one) for one in conflicts],
        "copies": reverse("cases:copy-upload", args=[inspection.reference]),
    }


def show_decision(
    inspection: Inspection, questionnaire: Questionnaire, entry: LateEntry
) -> dict[str, Any]:
    """Return what stands above the form that decides on one late answer."""
    return {
        "title": _("Decide on a late answer"),
        "entry": show_entry(inspection, questionnaire, entry),
        "consequence": _consequence(inspection, entry),
        "back": reverse("cases:late-list", args=[inspection.reference]),
    }


def show_kept(
    assessment: Assessment,
    questionnaire: Questionnaire,
    sent: Mapping[str, AnswerContent],
    attempts: Mapping[str, Attempt],
) -> dict[str, Any]:
    """Return what was typed for a case that went away, and what became of it: nothing else."""
    title = (
        _("Case %(case)s has left the sample")
        if assessment.case.is_withdrawn
        else _("Case %(case)s is not yours any more")
    )
    return {
        "title": title % {"case": assessment.case.reference},
        "rows": [
            {
                "code": code,
                "typed": _in_words(questionnaire, code, content),
                "outcome": attempts[code].error if code in attempts else _("Saved."),
            }
            for code, content in sent.items()
        ],
    }


def show_entry(
    inspection: Inspection, questionnaire: Questionnaire, entry: LateEntry
) -> dict[str, Any]:
    """Return one late answer beside the stored one, as templates/cases/_late_answer.html shows."""
    late, code = entry.late, entry.late.question.code
    question = questionnaire.question_by_code.get(code)
    return {
        "id": f"late-{late.pk}",
        "title": _("%(case)s, %(question)s")
        % {"case": late.assessment.case.reference, "question": code},
        "text": str(question.text) if question else "",
        "facts": _facts(entry),
        "late_title": _("Late (%(who)s)") % {"who": entry.author},
        "late_text": _in_words(questionnaire, code, entry.content),
        "stored_title": _stored_title(entry.stored),
        "stored_text": _in_words(
            questionnaire, code, entry.stored.content if entry.stored else AnswerContent()
        ),
        "decision": _decision_sentence(entry),
        "reason": entry.decision.reason if entry.decision else "",
        "href": reverse("cases:late-decide", args=[inspection.reference, late.pk]),
        "earlier": [_earlier(inspection, questionnaire, one) for one in entry.earlier],
    }


def _show_conflict(
    inspection: Inspection, questionnaire: Questionnaire, entry: ConflictEntry
) -> dict[str, Any]:
    """Return an answer of a copy beside the stored one, with the way to the question."""
    code, case = entry.copy.question.code, entry.copy.assessment.case.reference
    question = questionnaire.question_by_code[code]
    section = next(one for one in questionnaire.sections if question in one.questions)
    place = {"inspection": inspection.reference, "case": case, "section": section.code}
    return {
        "id": f"conflict-{entry.copy.pk}",
        "title": _("%(case)s, %(question)s") % {"case": case, "question": code},
        "text": str(question.text),
        "facts": _("Read on %(when)s.") % {"when": moment_text(entry.copy.at)},
        "late_title": _("In the copy (%(who)s)") % {"who": entry.author},
        "late_text": content_in_words(question, entry.content),
        "stored_title": _stored_title(entry.stored),
        "stored_text": _in_words(
            questionnaire, code, entry.stored.content if entry.stored else AnswerContent()
        ),
        "question_href": f"{reverse('cases:section-edit', kwargs=place)}#q-{code}",
    }


def _earlier(
    inspection: Inspection, questionnaire: Questionnaire, entry: LateEntry
) -> dict[str, str]:
    return {
        "text": _in_words(questionnaire, entry.late.question.code, entry.content),
        "when": moment_text(entry.late.client_at or entry.late.at),
        "href": reverse("cases:late-decide", args=[inspection.reference, entry.late.pk]),
    }


def _in_words(questionnaire: Questionnaire, code: str, content: AnswerContent | None) -> str:
    question = questionnaire.question_by_code.get(code)
    if content is None or question is None:
        return _("What was typed has been destroyed when its time was over.")
    return content_in_words(question, content)


def _facts(entry: LateEntry) -> str:
    late = entry.late
    facts = {"received": moment_text(late.at), "why": _why(late)}
    if late.client_at is None:
        return _("Received %(received)s. %(why)s.") % facts
    typed = moment_text(late.client_at)
    return _("Typed %(typed)s, received %(received)s. %(why)s.") % {**facts, "typed": typed}


def _why(late: LateAnswer) -> str:
    if late.assessment.case.is_withdrawn:
        return _("The case has left the sample")
    return str(LateReason(late.reason).label)


def _stored_title(stored: StoredAnswer | None) -> str:
    if stored is None:
        return _("Stored")
    return _("Stored (%(who)s, %(when)s)") % {"who": stored.by, "when": moment_text(stored.at)}


def _decision_sentence(entry: LateEntry) -> str:
    if entry.decision is None:
        return ""
    return _("%(outcome)s by %(who)s on %(when)s.") % {
        "outcome": LateOutcome(entry.decision.outcome).label,
        "who": entry.decision.by,
        "when": moment_text(entry.decision.at),
    }


def _consequence(inspection: Inspection, entry: LateEntry) -> str:
    if entry.late.assessment.case.is_withdrawn:
        return _(
            "The case has left the sample and is read no more, so the late answer can only "
            "be declined. It stays on record."
        )
    if inspection.is_published:
        return _("The report is published, so the late answer can only be declined.")
    if entry.late.assessment.is_submitted:
        return _(
            "The case is submitted. If you accept, it is returned, the late answer takes the place "
            "of the stored one, and the case is submitted again if nothing is missing then. "
            "Each step stays on record."
        )
    return _(
        "If you accept, the late answer takes the place of the stored one, in your name. "
        "Both stay in the history."
    )
