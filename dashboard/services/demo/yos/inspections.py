"""Builds the inspection under the standards of 2018."""

from accounts.roles import RoleCode
from cases.queries.questionnaires import get_questionnaire
from dashboard.services.demo.data import read_data
from dashboard.services.demo.enquiry import plan_enquiry
from dashboard.services.demo.feedback import give_feedback
from dashboard.services.demo.judging import judge_standards
from dashboard.services.demo.panel import hold_panel
from dashboard.services.demo.people import person_in
from dashboard.services.demo.registers import keep_registers
from dashboard.services.demo.steps import Report, add_cases, move, plan, submit_answers
from dashboard.services.demo.voices import record_voices
from dashboard.services.demo.yos.answers import answer_sample
from dashboard.services.demo.yos.sample import draw_sample
from inspections.choices import Stage


def build_standards(report: Report) -> None:
    """Build an inspection with court and out-of-court cases, most of its ratings agreed."""
    report("A third inspection follows, under the standards of 2018 …")
    planned = read_data("inspections")["standards"]
    inspection = plan(planned)
    cases = draw_sample(prefix=planned["case_prefix"], fieldwork=planned["week_one"])
    move(inspection, Stage.ANNOUNCED, Stage.WEEK_ONE)
    allocated = add_cases(inspection, cases)
    answers = answer_sample(get_questionnaire(inspection), cases)
    submit_answers(inspection, answers, allocated, report)
    move(inspection, Stage.BETWEEN_WEEKS)
    plan_enquiry(inspection)
    move(inspection, Stage.WEEK_TWO, Stage.DRAFTING)
    keep_registers(inspection)
    report("The lead inspector recommends ratings, and the panel meets …")
    lead = person_in(RoleCode.LEAD_INSPECTOR)
    record_voices(inspection)
    give_feedback(inspection, by=lead)
    judge_standards(inspection, "yos", by=lead)
    hold_panel(inspection, lead=lead, chair=person_in(RoleCode.PANEL_CHAIR))
