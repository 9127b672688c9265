"""Builds both inspections under the Full Joint Inspection."""

from accounts.roles import RoleCode
from cases.models import Assessment
from cases.queries.questionnaires import get_questionnaire
from cases.services.importing import import_answers
from cases.services.submitting import return_assessment
from dashboard.services.demo.data import read_data
from dashboard.services.demo.enquiry import plan_enquiry
from dashboard.services.demo.feedback import give_feedback
from dashboard.services.demo.files import answer_file
from dashboard.services.demo.fji.answers import answer_sample
from dashboard.services.demo.fji.practice import answer_practice, practice_cases
from dashboard.services.demo.fji.report import write_report
from dashboard.services.demo.fji.sample import draw_sample
from dashboard.services.demo.judging import judge_standards
from dashboard.services.demo.panel import agree_as_lead
from dashboard.services.demo.people import get_person, person_in
from dashboard.services.demo.registers import keep_registers
from dashboard.services.demo.steps import Report, add_cases, move, plan, submit_answers
from dashboard.services.demo.voices import record_voices
from inspections.choices import Stage


def build_main(report: Report) -> None:
    """Build the inspection whose report is written."""
    planned = read_data("inspections")["main"]
    inspection = plan(planned)
    cases = draw_sample(
        size=planned["cases"], prefix=planned["case_prefix"], fieldwork=planned["week_one"]
    )
    move(inspection, Stage.ANNOUNCED, Stage.WEEK_ONE)
    allocated = add_cases(inspection, cases)
    answers = answer_sample(get_questionnaire(inspection), cases)
    submit_answers(inspection, answers, allocated, report)
    move(inspection, Stage.BETWEEN_WEEKS)
    plan_enquiry(inspection)
    move(inspection, Stage.WEEK_TWO, Stage.DRAFTING)
    keep_registers(inspection)
    report("The lead inspector judges the themes and writes the report …")
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    record_voices(inspection)
    give_feedback(inspection, by=lead)
    judge_standards(inspection, "fji", by=lead)
    agree_as_lead(inspection, by=lead)
    write_report(inspection, by=lead)


def build_practice(report: Report) -> None:
    """Build the inspection in which visitors score."""
    report("A second inspection is begun, to try out scoring …")
    planned = read_data("inspections")["practice"]
    inspection = plan(planned)
    cases = practice_cases(planned["week_one"])
    move(inspection, Stage.ANNOUNCED, Stage.WEEK_ONE)
    allocated = add_cases(inspection, cases)
    keep_registers(inspection)
    plan_enquiry(inspection)
    answers = answer_practice(get_questionnaire(inspection), cases)
    returned = read_data("fji/practice")["returned"]
    for case in dict.fromkeys(one.case for one in answers):
        own = [one for one in answers if one.case == case]
        import_answers(
            inspection=inspection,
            content=answer_file(own),
            by=get_person(allocated[case]),
            submit=case == returned["case"],
        )
    return_assessment(
        assessment=Assessment.objects.get(
            case__inspection=inspection, case__reference=returned["case"]
        ),
        reason=returned["reason"],
        by=person_in(RoleCode.LEAD_INSPECTOR),
    )
    record_voices(inspection)
