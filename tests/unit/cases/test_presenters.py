"""Sentences and counts of the pages about cases, built without a database."""

from datetime import UTC, datetime

import pytest
import time_machine
import yaml

from cases.presenters.answers import as_shown, content_in_words, saved_state
from cases.presenters.facts import facts_in_full, facts_in_short
from cases.presenters.progress import Progress, count_progress
from cases.presenters.questions import Attempt, show_question
from cases.presenters.routes import CaseRoutes
from cases.queries.answering import StoredAnswer
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerContent
from standards.types import read_framework
from tests.factories.frameworks import SMALL

MORNING = datetime(2026, 4, 13, 9, 5, tzinfo=UTC)
COMMUNITY = {"sex": "female", "setting": "community"}


@pytest.fixture(scope="module")
def questionnaire():
    content = read_framework(yaml.safe_load(SMALL.read_text()))
    return Questionnaire(content, ("assessing", "planning", "leading"))


@pytest.fixture
def question(questionnaire):
    return questionnaire.question_by_code["AS01"]


def stored(value="yes", *, note="", reasons=(), by="Rosa Okafor", version=1):
    return StoredAnswer(AnswerContent(value, reasons, note), version, by, MORNING)


def test_value_that_means_one_thing_stands_alone_and_a_level_with_its_fact(questionnaire):
    facts = {**COMMUNITY, "rosh_level": "high"}
    content = questionnaire.content

    assert facts_in_short(content, facts) == ["Female", "Community", "High"]
    assert facts_in_short(content, {}) == []


def test_repeated_value_is_named_with_its_fact(questionnaire):
    document = yaml.safe_load(SMALL.read_text())
    levels = dict(document["case_facts"][-1], code="vulnerability_level", label="Vulnerability")
    content = read_framework({**document, "case_facts": [*document["case_facts"], levels]})

    facts = facts_in_short(content, {"rosh_level": "high", "vulnerability_level": "low"})

    assert facts == ["Risk of serious harm level: high", "Vulnerability: low"]


def test_yes_is_told_by_the_fact_and_no_is_left_out():
    document = yaml.safe_load(SMALL.read_text())
    values = [{"code": "yes", "label": "Yes"}, {"code": "no", "label": "No"}]
    care = dict(document["case_facts"][0], code="looked_after", label="Looked after", values=values)
    content = read_framework({**document, "case_facts": [care]})

    assert facts_in_short(content, {"looked_after": "yes"}) == ["Looked after"]
    assert facts_in_short(content, {"looked_after": "no"}) == []


def test_full_facts_name_what_is_not_stated(questionnaire):
    rows = facts_in_full(questionnaire.content, COMMUNITY)

    assert rows[-1] == {"key": "Risk of serious harm level", "value": "Not stated"}


@time_machine.travel("2026-04-13 12:00+01:00", tick=False)
def test_state_names_the_author_unless_it_is_the_reader():
    assert saved_state(None) == "Not answered"
    assert saved_state(stored(), "Rosa Okafor") == "Saved 10:05"
    assert saved_state(stored(), "Helen Marsh") == "Saved 10:05 by Rosa Okafor"


def test_answer_in_words_holds_reasons_and_note(question):
    content = AnswerContent("no", ("late", "thin"), "Only a list.")

    assert content_in_words(question, content) == "No. Too thin. Too late. “Only a list.”"


def test_reasons_are_shown_beside_a_no_alone(question):
    content = AnswerContent("yes", ("thin",), "")

    assert content_in_words(question, content) == "Yes."
    assert as_shown(content).reasons == ()


@pytest.mark.parametrize(
    ("counts", "words", "state"),
    [
        ((0, 12, 0), "0/12", ""),
        ((12, 12, 0), "✓ 12/12", "done"),
        ((5, 5, 2), "5/5", ""),
        ((0, 0, 3), "waits", ""),
        ((0, 0, 0), "none apply", ""),
    ],
)
def test_progress_is_told_in_few_words(counts, words, state):
    progress = Progress(*counts)

    assert (progress.short, progress.state) == (words, state)


def test_progress_counts_questions_in_route_alone(questionnaire):
    values = {"AB01": "no", "AS01": "yes", "AS02": "yes"}
    routes = CaseRoutes(questionnaire, COMMUNITY, values)

    progress = count_progress(questionnaire.questions, routes.statuses, values)

    assert progress == Progress(answered=2, in_route=5, waiting=0)


def test_routes_explain_what_is_closed_and_what_waits(questionnaire):
    as02, pl02 = (questionnaire.question_by_code[code] for code in ("AS02", "PL02"))
    waiting = CaseRoutes(questionnaire, {}, {})
    closed = CaseRoutes(questionnaire, COMMUNITY, {"AB01": "no"})

    assert waiting.explain(as02) == "Answer AB01 first."
    assert waiting.explain(pl02) == "The case list does not say whether it applies."
    assert closed.explain(pl02) == "Not asked because the sentence is served in the community."
    assert waiting.unknown_line([as02]) == "1 question waits: answer AB01 first."
    assert closed.out_line([as02, pl02]) == (
        "2 questions do not apply to this case because there were no factors relating to harm to "
        "others and the sentence is served in the community."
    )
    assert closed.unknown_line([as02]) == waiting.out_line([as02]) == ""


def test_routes_of_the_page_are_looked_up_like_questions(questionnaire):
    routes = CaseRoutes(questionnaire, COMMUNITY, {"AB01": "no"})
    own_table = questionnaire.routing(COMMUNITY)

    data = routes.as_data([questionnaire.question_by_code["AS02"]])

    assert data["routes_of"] == {"AS02": ["route:harm"]}
    assert data["gates"] == {"route:harm": ["AB01"], "route:custody": []}
    assert routes.statuses.items() >= own_table.statuses({"AB01": "no"}).items()


def show(questionnaire, question, given=None, attempt=None):
    return show_question(
        questionnaire.content, question, given, attempt, is_asked=True, reader="Rosa Okafor"
    )


def test_row_holds_what_is_stored_and_the_version_it_is_based_on(questionnaire, question):
    row = show(questionnaire, question, stored("no", note="Thin.", reasons=("thin",), version=4))

    assert [one.value for one in row.options if one.is_checked] == ["no"]
    assert [one.value for one in row.reasons if one.is_checked] == ["thin"]
    assert (row.note, row.version) == ("Thin.", "4")
    assert row.shown == AnswerContent("no", ("thin",), "Thin.").digest
    assert row.note_hint == "needed for “No”"


def test_every_rendering_has_operation_ids_of_its_own(questionnaire, question):
    assert show(questionnaire, question).op_id != show(questionnaire, question).op_id


def test_refused_row_keeps_what_was_typed_and_its_own_base(questionnaire, question):
    attempt = Attempt(AnswerContent("no", (), "Typed."), "1", "digest", error="Too long.")

    row = show(questionnaire, question, stored(version=2), attempt)

    assert (row.note, row.version, row.shown, row.error) == ("Typed.", "1", "digest", "Too long.")
    assert row.described_by == "q-AS01-error q-AS01-state"


def test_row_in_conflict_is_based_on_what_it_shows_beside(questionnaire, question):
    attempt = Attempt(AnswerContent("no", (), "Typed."), "1", "digest", is_conflict=True)

    row = show(questionnaire, question, stored(version=2, by="Helen Marsh"), attempt)

    assert (row.note, row.version) == ("Typed.", "2")
    assert row.conflict.stored_text == "Yes."
    assert "Helen Marsh" in row.conflict.intro


def test_conflict_with_an_answer_that_is_gone_says_so(questionnaire, question):
    attempt = Attempt(AnswerContent("no", (), "Typed."), "7", "digest", is_conflict=True)

    row = show(questionnaire, question, None, attempt)

    assert (row.version, row.conflict.stored_text) == ("0", "Nothing")
