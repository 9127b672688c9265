"""The scoring page as the server builds it, without its script."""

import re

import pytest

from accounts.roles import RoleCode
from cases.models import Answer, AnswerEvent, ConflictCopy
from cases.types import NOTE_LIMIT
from inspections.choices import Stage
from tests.factories.cases import answer, answer_everything, make_case, return_case, submit
from tests.factories.frameworks import SHIPPED, STANDARDS_OF_2018, make_framework
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.pages import text_of

pytestmark = pytest.mark.django_db

CASE = "/inspections/eastmarsh-2026/cases/EM-01/"
ASSESSMENT = f"{CASE}score/assessment/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


def fields_of(page):
    """Return the hidden fields that a browser would send back."""
    return dict(HIDDEN.findall(page.content.decode()))


def post(client, address=ASSESSMENT, fields=None, **typed):
    """Open the page and send it back with what is typed: post(client, AS01_value="yes")."""
    fields = fields_of(client.get(address)) if fields is None else fields
    typed = {name.replace("_", "-"): value for name, value in typed.items()}
    return client.post(address, {**fields, **typed})


def question(page, code):
    """Return the markup of one question."""
    return (
        page.content.decode().partition(f'data-question="{code}"')[2].partition("data-question")[0]
    )


def shown_questions(page):
    rows = re.findall(r'data-question="(\w+)"( hidden)?>', page.content.decode())
    return [code for code, hidden in rows if not hidden]


def test_page_shows_the_case_in_words_and_the_questions_of_the_section(signed_in, assessment):
    page = signed_in.get(ASSESSMENT)

    text = text_of(page)
    assert "Case EM-01" in text
    assert "Male" in text
    assert "Community" in text
    assert "AS01 · Assessing" in text
    assert "Are the reasons for offending assessed well enough?" in text
    assert "PL01" not in shown_questions(page)


def test_page_may_be_kept_by_the_browser_for_its_back_button(signed_in, assessment):
    assert signed_in.get(ASSESSMENT).headers["Cache-Control"] == "private, no-cache"


def test_gates_stand_beside_what_the_service_states(signed_in, assessment):
    assert "What the service states" in text_of(signed_in.get(f"{CASE}score/about/"))
    assert "What the service states" not in text_of(signed_in.get(ASSESSMENT))


def test_score_goes_to_the_first_section_with_something_to_answer(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AB01": "no", "AB02": "yes"})

    assert signed_in.get(f"{CASE}score/").url == ASSESSMENT


def test_question_that_waits_for_a_gate_is_hidden_and_names_it(signed_in, assessment):
    page = signed_in.get(ASSESSMENT)

    assert shown_questions(page) == ["AS01", "AS03"]
    assert "1 question waits: answer AB01 first." in text_of(page)


def test_question_that_does_not_apply_is_hidden_with_the_reason_and_keeps_its_answer(
    signed_in, assessment, inspector
):
    answer(assessment, inspector, {"AB01": "yes", "AS02": "no"}, note="Nobody named.")
    answer(assessment, inspector, {"AB01": "no"})

    page = signed_in.get(ASSESSMENT)

    assert "AS02" not in shown_questions(page)
    assert (
        "1 question does not apply to this case because there were no factors relating to harm "
        "to others." in text_of(page)
    )
    assert "The answer given before is kept: No." in text_of(page)
    assert Answer.objects.get(question__code="AS02").note == "Nobody named."


def test_post_saves_each_answer_and_says_how_many(signed_in, assessment):
    reply = post(
        signed_in,
        AS01_value="no",
        AS01_reasons=["thin", "late"],
        AS01_note="One\r\nTwo",
        AS03_value="na",
    )

    stored = {one.question.code: one for one in Answer.objects.select_related("question")}
    assert reply.url == ASSESSMENT
    assert set(stored) == {"AS01", "AS03"}
    assert (stored["AS01"].value, stored["AS01"].reasons) == ("no", ["late", "thin"])
    assert stored["AS01"].note == "One\nTwo"
    assert "2 answers saved at" in text_of(signed_in.get(ASSESSMENT))


def test_save_and_next_goes_to_the_next_section_and_at_last_to_the_check(signed_in, assessment):
    assert post(signed_in, AS01_value="yes", next="1").url == f"{CASE}score/planning/"
    assert (
        post(signed_in, f"{CASE}score/planning/", PL01_value="yes", next="1").url
        == f"{CASE}submit/"
    )


def test_post_of_an_untouched_page_makes_no_event(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "yes"}, note="Line one\nLine two")
    events = AnswerEvent.objects.count()

    post(signed_in, AS01_value="yes", AS01_note="Line one\r\nLine two")

    assert AnswerEvent.objects.count() == events


def test_untouched_answer_does_not_come_back_over_a_newer_one(
    signed_in, assessment, inspector, lead_inspector
):
    answer(assessment, inspector, {"AS01": "yes"}, note="Old.")
    fields = fields_of(signed_in.get(ASSESSMENT))
    answer(assessment, lead_inspector, {"AS01": "no"}, note="New.")

    reply = post(signed_in, fields=fields, AS01_value="yes", AS01_note="Old.", AS03_value="yes")

    assert reply.status_code == 302
    assert Answer.objects.get(question__code="AS01").note == "New."
    assert not ConflictCopy.objects.exists()


def test_double_click_saves_once(signed_in, assessment):
    fields = fields_of(signed_in.get(ASSESSMENT))

    replies = [post(signed_in, fields=fields, AS01_value="yes") for _ in range(2)]

    assert [reply.status_code for reply in replies] == [302, 302]
    assert AnswerEvent.objects.count() == 1


def test_page_come_back_to_and_changed_meets_its_own_answer(signed_in, assessment):
    fields = fields_of(signed_in.get(ASSESSMENT))
    post(signed_in, fields=fields, AS01_value="yes")

    reply = post(signed_in, fields=fields, AS01_value="no", AS01_note="Thin.")

    assert reply.status_code == 412
    assert "You changed this at" in text_of(reply)
    assert Answer.objects.get().value == "yes"


@pytest.fixture
def conflict(signed_in, assessment, lead_inspector):
    """A page that shows a conflict over AS01: yes is stored, no was typed."""
    fields = fields_of(signed_in.get(ASSESSMENT))
    answer(assessment, lead_inspector, {"AS01": "yes"}, note="Pages 3 to 5.")
    return post(
        signed_in,
        fields=fields,
        AS01_value="no",
        AS01_reasons=["thin"],
        AS01_note="Only a list.",
        AS03_value="yes",
    )


def test_conflict_shows_both_answers_and_keeps_what_was_typed(conflict):
    text = text_of(conflict)

    assert conflict.status_code == 412
    assert "Helen Marsh changed this at" in text
    assert "Yes. “Pages 3 to 5.”" in text
    assert "No. Too thin. “Only a list.”" in text
    assert 'value="no" checked' in question(conflict, "AS01")
    assert "Only a list.</textarea>" in question(conflict, "AS01")
    assert "1 answer saved at" in text
    assert Answer.objects.get(question__code="AS01").value == "yes"
    assert ConflictCopy.objects.get().payload.content["note"] == "Only a list."


def test_conflict_is_not_settled_by_saving_without_a_choice(signed_in, conflict):
    reply = post(
        signed_in,
        fields=fields_of(conflict),
        AS01_value="no",
        AS01_reasons=["thin"],
        AS01_note="Only a list.",
    )

    assert reply.status_code == 412
    assert "Only a list." in text_of(reply)
    assert Answer.objects.get(question__code="AS01").value == "yes"


def test_choosing_mine_stores_it_as_a_choice(signed_in, conflict):
    post(
        signed_in,
        fields=fields_of(conflict),
        AS01_value="no",
        AS01_reasons=["thin"],
        AS01_note="Only a list.",
        AS03_value="yes",
        choice="AS01:mine",
    )

    stored = Answer.objects.get(question__code="AS01")
    assert (stored.value, stored.note, stored.version) == ("no", "Only a list.", 2)
    assert AnswerEvent.objects.get(new_version=2).cause == "conflict_choice"


def test_choosing_the_stored_answer_leaves_it(signed_in, conflict):
    reply = post(
        signed_in,
        fields=fields_of(conflict),
        AS01_value="no",
        AS01_note="Only a list.",
        choice="AS01:keep",
    )

    assert reply.status_code == 302
    assert Answer.objects.get(question__code="AS01").version == 1


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"AS01_value": "yes", "AS01_note": "x" * (NOTE_LIMIT + 1)}, "Shorten it"),
        ({"AS01_value": "perhaps", "AS01_note": "My note."}, "is not an answer to AS01"),
        ({"AS01_value": "no", "AS01_reasons": ["moon"], "AS01_note": "My note."}, "not a reason"),
    ],
)
def test_refused_answer_says_why_and_loses_nothing_typed(signed_in, assessment, typed, message):
    reply = post(signed_in, AS03_value="yes", **typed)

    text = text_of(reply)
    assert reply.status_code == 422
    assert "There is a problem" in text
    assert message in text
    assert typed["AS01_note"] in text
    assert '<a href="#q-AS01">' in reply.content.decode()
    assert Answer.objects.get().question.code == "AS03"


def test_refused_answer_can_be_corrected_and_saved(signed_in, assessment):
    refused = post(signed_in, AS01_value="yes", AS01_note="x" * (NOTE_LIMIT + 1))

    reply = post(signed_in, fields=fields_of(refused), AS01_value="yes", AS01_note="Short.")

    assert reply.status_code == 302
    assert Answer.objects.get().note == "Short."


def test_broken_hidden_field_is_refused_in_words(signed_in, assessment):
    reply = post(signed_in, AS01_value="yes", AS01_note="Mine.", AS01_op="none")

    assert reply.status_code == 400
    assert "Mine." in text_of(reply)


def test_first_line_end_of_a_note_survives_the_page(signed_in, assessment, inspector):
    answer(assessment, inspector, {"AS01": "yes"}, note="\nIndented.")

    assert ">\n\nIndented.</textarea>" in signed_in.get(ASSESSMENT).content.decode()


def test_returned_case_shows_the_reason(signed_in, assessment, inspector, lead_inspector):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)
    return_case(assessment, lead_inspector, "Look at AS01 again.")

    assert "Look at AS01 again." in text_of(signed_in.get(ASSESSMENT))


def test_submitted_case_is_shown_to_read(signed_in, assessment, inspector):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)

    page = signed_in.get(ASSESSMENT)

    assert "This case was submitted" in text_of(page)
    assert "Seen in the record of 12 March." in text_of(page)
    assert "app-question__note" not in page.content.decode()


def test_answers_typed_into_a_case_submitted_meanwhile_stay_in_the_page(
    signed_in, assessment, inspector
):
    answer_everything(assessment, inspector)
    fields = fields_of(signed_in.get(ASSESSMENT))
    submit(assessment, inspector)

    reply = post(signed_in, fields=fields, AS01_value="no", AS01_note="Second thoughts.")

    assert reply.status_code == 423
    assert "Second thoughts." in text_of(reply)
    assert "The case was closed when this answer arrived. It is kept" in text_of(reply)


def test_page_of_a_published_inspection_says_that_nothing_can_change(
    signed_in, assessment, inspector
):
    answer_everything(assessment, inspector)
    submit(assessment, inspector)
    bring_to_stage(assessment.case.inspection, Stage.PUBLISHED)

    page = text_of(signed_in.get(ASSESSMENT))

    assert "The report is published, so the answers can no longer change." in page
    assert "can return it" not in page


def test_team_mate_reads_and_is_refused_to_write(client, assessment, member):
    client.force_login(member(RoleCode.QUALITY_LEAD))
    page = client.get(ASSESSMENT)

    reply = client.post(ASSESSMENT, {})

    assert "You can read this case." in text_of(page)
    assert "app-question__note" not in page.content.decode()
    assert reply.status_code == 403
    assert "You can read this case." in text_of(reply)


def test_answer_typed_without_the_right_is_refused(client, assessment, member):
    client.force_login(member(RoleCode.QUALITY_LEAD))
    fields = {"AS01-version": "0", "AS01-shown": "", "AS01-op": "0" * 32}

    reply = client.post(ASSESSMENT, {**fields, "AS01-value": "yes"})

    assert reply.status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize("role", [RoleCode.LOCAL_ASSESSOR, RoleCode.USER_VOICE])
def test_member_who_may_not_see_the_case_gets_404(client, assessment, member, role):
    client.force_login(member(role))

    assert client.get(ASSESSMENT).status_code == 404


def test_outsider_gets_404(client, assessment, outsider):
    client.force_login(outsider)

    assert client.get(ASSESSMENT).status_code == 404
    assert client.post(ASSESSMENT, {}).status_code == 404


def test_anonymous_is_sent_to_sign_in(client, assessment):
    assert client.get(ASSESSMENT).url.startswith("/accounts/sign-in/?next=")


def test_unknown_section_gets_404(signed_in, assessment):
    assert signed_in.get(f"{CASE}score/nowhere/").status_code == 404


def test_other_methods_are_refused(signed_in, assessment):
    assert signed_in.put(ASSESSMENT).status_code == 405


def test_page_costs_the_same_few_queries_however_many_questions(
    signed_in, assessment, inspector, django_assert_max_num_queries
):
    shipped = make_inspection(make_framework(SHIPPED), service="westmarsh", inspector=inspector)
    long_case = make_case(shipped, "WM-01", inspector)
    answer(long_case, inspector, {f"AB0{number}": "yes" for number in range(1, 7)})
    for address in (ASSESSMENT, "/inspections/westmarsh-2026/cases/WM-01/score/delivery/"):
        signed_in.get(address)
        with django_assert_max_num_queries(11):
            signed_in.get(address)


def test_marked_question_is_saved_by_the_form_and_shown_again(signed_in, assessment):
    post(signed_in, AS01_value="yes", AS01_ask="on")

    assert Answer.objects.get().ask
    row = question(signed_in.get(ASSESSMENT), "AS01")
    assert re.search(r'name="AS01-ask"[^>]* checked', row)


def test_marked_question_is_named_where_the_case_is_read(signed_in, assessment):
    post(signed_in, AS01_ask="on")

    assert "To ask the case manager" in text_of(signed_in.get(CASE))


def test_cleared_answer_loses_its_choice_and_reasons_and_keeps_its_note(signed_in, assessment):
    given = {"AS01_value": "no", "AS01_reasons": "thin", "AS01_note": "Only a list."}
    post(signed_in, **given)

    answered = post(signed_in, **given, clear="AS01")

    stored = Answer.objects.get()
    assert (stored.value, stored.reasons, stored.note) == ("", [], "Only a list.")
    assert answered.url == f"{ASSESSMENT}#q-AS01"
    assert [event.payload.new["value"] for event in AnswerEvent.objects.all()] == ["no", ""]


def test_clearing_one_answer_saves_what_was_typed_for_the_others(signed_in, assessment):
    post(signed_in, AS01_value="yes", AS03_value="no", clear="AS01")

    assert [one.question.code for one in Answer.objects.filter(value="no")] == ["AS03"]


def test_clear_that_names_no_question_of_the_section_clears_nothing(signed_in, assessment):
    answered = post(signed_in, AS01_value="yes", clear="XX01")

    assert answered.url == ASSESSMENT
    assert Answer.objects.get().value == "yes"


@pytest.mark.parametrize(
    ("case_type", "disposal", "following"),
    [
        ("court", "yro", "Assessment in court cases"),
        ("out_of_court", "youth_caution", "Out-of-court assessment"),
    ],
)
def test_next_section_is_one_of_which_something_can_be_asked(
    client, inspector, case_type, disposal, following
):
    inspection = make_inspection(make_framework(STANDARDS_OF_2018), inspector=inspector)
    make_case(inspection, "HM-01", inspector, case_type=case_type, disposal=disposal)
    client.force_login(inspector)

    page = client.get(f"/inspections/{inspection.reference}/cases/HM-01/score/about/")

    assert f"Save and go to {following}" in page.content.decode()
