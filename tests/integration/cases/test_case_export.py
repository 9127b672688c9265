"""F46: a case as a file is what its page shows and what its events add up to, cell for cell."""

import csv
import io
import random
import re
import uuid
from datetime import datetime
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from cases.presenters.exporting import COLUMNS
from cases.queries.questionnaires import get_questionnaire
from cases.services.answering import apply
from cases.types import AnswerContent, AnswerOperation
from govuk.dates import moment_text
from scoring.routing import RouteStatus
from sheets.escaping import restore_formula
from tests.factories.cases import answer

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
HOSTILE = [
    "",
    'She said "no", twice; see §4.',
    "One line\nand another\n\n  and a third, indented",
    '=HYPERLINK("https://example.org";"x")',
    "+44 20 7946 0000",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "'=kept as typed",
    "＝1+1",
    "\u202eright to left\u202c שלום עליכם",
    "\u200f\u2066mixed\u2069",
    "👩‍👧 family meeting 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "<script>alert(1)</script> &amp; <b>bold</b>",
    "a;b,c|d\te",
    "Ünïcode é as e\u0301",
    "x" * 10_000,
]
STATUS = {
    RouteStatus.IN_ROUTE: "in_route",
    RouteStatus.OUT_OF_ROUTE: "out_of_route",
    RouteStatus.UNKNOWN: "unknown",
}


class CasePage(HTMLParser):
    """What the case page shows: for each question its parts, by question code."""

    def __init__(self, source):
        super().__init__()
        self.rows, self.closed, self.section = {}, {}, ""
        self.row, self.into, self.depth = None, None, 0
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        style = found.get("class") or ""
        if tag == "h2":
            self.section, self.into = "", "section"
        elif style.startswith("app-answers__row"):
            code = found["id"].removeprefix("q-")
            self.row = self.rows[code] = {"section": self.section, "reasons": []}
        elif "data-closed" in found:
            self.row = self.closed[found["data-closed"]] = {"section": self.section, "text": ""}
            self.into = "text"
        elif self.row is not None:
            self.open_part(tag, style)

    def open_part(self, tag, style):
        if tag == "li" and "reasons" in self.row:
            self.row["reasons"].append("")
            self.into = "reasons"
        for name in ("question", "answer", "note", "ask"):
            if tag == "p" and f"app-answers__{name}" in style.split():
                self.row[name], self.into = "", name
        if tag == "p" and style == "app-state":
            self.row["meta"], self.into = "", "meta"

    def handle_endtag(self, tag):
        if tag in ("p", "h2") or (tag == "li"):
            self.into = None

    def handle_data(self, data):
        if self.into == "section":
            self.section += data
        elif self.into == "reasons":
            self.row["reasons"][-1] += data
        elif self.into:
            self.row[self.into] += data


def export_of(client):
    reply = client.get(f"{CASE}export/")
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    cells = [[restore_formula(cell) for cell in row] for row in rows[1:]]
    return [dict(zip(COLUMNS, row, strict=True)) for row in cells]


def replay_of(assessment):
    """Return what the events add up to: content, version, actor and time by question code."""
    events = assessment.events.select_related("payload", "question").order_by("sequence")
    return {
        one.question.code: (
            AnswerContent.from_data(one.payload.new),
            one.new_version,
            one.actor,
            one.at,
        )
        for one in events
    }


def live_through(assessment, people, seed):
    """Give, change, clear, mark and contest answers at random."""
    rng = random.Random(seed)
    questions = get_questionnaire(assessment.case.inspection).questions
    versions = {}
    for _step in range(40):
        question = rng.choice(questions)
        reasons = [one.code for one in question.reasons_for_no]
        content = AnswerContent(
            rng.choice(["", *question.values]),
            tuple(sorted(rng.sample(reasons, rng.randint(0, len(reasons))))),
            rng.choice(HOSTILE),
            rng.random() < 0.2,
        )
        seen = versions.get(question.code, 0)
        base = max(0, seen - rng.choice([0, 0, 0, 1]))
        outcome = apply(
            AnswerOperation(uuid.uuid4(), assessment.pk, question.code, base, content),
            rng.choice(people),
        )
        versions[question.code] = outcome.version


@pytest.mark.parametrize("seed", range(12))
def test_export_is_the_page_is_the_replay_cell_for_cell(
    client, assessment, inspector, lead_inspector, seed
):
    live_through(assessment, [inspector, lead_inspector], seed)
    client.force_login(lead_inspector)

    exported = export_of(client)
    page = CasePage(client.get(CASE).content.decode())

    assert_is_the_page(exported, page, inspector)
    assert_is_the_replay(
        exported, assessment, {one.email: one for one in (inspector, lead_inspector)}
    )


def assert_is_the_page(exported, page, scorer):
    assert [row["question_code"] for row in exported if row["route"] == "in_route"] == [*page.rows]
    assert {row["question_code"] for row in exported} == {*page.rows, *page.closed}
    for row in exported:
        shown = page.rows.get(row["question_code"])
        if shown is None:
            closed = page.closed[row["question_code"]]
            assert row["section"] == closed["section"]
            assert row["question"] in closed["text"]
            assert row["answer_label"] in closed["text"]
            continue
        assert row["section"] == shown["section"]
        assert row["question"] == shown["question"]
        assert row["answer_label"] == shown["answer"]
        assert row["reason_labels"] == "; ".join(shown["reasons"])
        assert row["note"] == shown.get("note", "")
        assert bool(row["ask"]) == ("ask" in shown)
        assert meta_of(row, scorer) == shown.get("meta", "")


def meta_of(row, scorer):
    """Return the line under an answer on the page, from the cells."""
    if not row["at"]:
        return ""
    when = moment_text(datetime.fromisoformat(row["at"]))
    return when if row["by"] == scorer.name else f"{row['by']}, {when}"


def assert_is_the_replay(exported, assessment, people):
    questionnaire = get_questionnaire(assessment.case.inspection)
    replay = replay_of(assessment)
    values = {code: content.value for code, (content, *_rest) in replay.items()}
    statuses = questionnaire.routing(assessment.case.facts).statuses(values)
    assert [row["question_code"] for row in exported] == [
        one.code for one in questionnaire.questions
    ]
    for row in exported:
        code = row["question_code"]
        assert row["route"] == STATUS[statuses[code]]
        if code not in replay:
            assert (row["answer"], row["note"], row["version"], row["by"]) == ("", "", "", "")
            continue
        content, version, actor, at = replay[code]
        assert row["answer"] == content.value
        assert row["reasons"] == "; ".join(content.reasons)
        assert row["note"] == content.note
        assert row["ask"] == ("yes" if content.ask else "")
        assert (row["version"], row["by"]) == (str(version), people[actor].name)
        assert row["at"] == timezone.localtime(at).isoformat(timespec="seconds")


@pytest.mark.parametrize("note", [note for note in HOSTILE if note[:1] in tuple("=+-@\t'＝")])
def test_no_cell_can_run_as_a_formula(signed_in, assessment, inspector, note):
    answer(assessment, inspector, {"AS01": "yes"}, note)

    written = signed_in.get(f"{CASE}export/").content.decode("utf-8-sig")

    assert re.search(r'"[=+\-@＝\t]', written) is None


def test_file_is_named_by_references_and_kept_by_no_cache(signed_in, assessment):
    reply = signed_in.get(f"{CASE}export/")

    assert reply["Content-Type"] == "text/csv; charset=utf-8"
    assert reply["Content-Disposition"] == 'attachment; filename="eastmarsh-2026-EM-01.csv"'
    assert reply["Cache-Control"] == "private, no-store"


def test_answer_to_a_question_no_longer_asked_is_told_as_such(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "yes", "AS02": "yes"})
    answer(assessment, inspector, {"AB01": "no"})

    row = next(one for one in export_of(signed_in) if one["question_code"] == "AS02")

    assert (row["route"], row["answer"], row["answer_label"]) == ("out_of_route", "yes", "Yes")


def test_who_may_not_read_the_case_gets_no_file(client, assessment, outsider):
    client.force_login(outsider)

    assert client.get(f"{CASE}export/").status_code == 404


def test_case_page_leads_to_the_file(signed_in, assessment):
    assert f'href="{CASE}export/"' in signed_in.get(CASE).content.decode()
