"""Lines of enquiry: planned by who leads, answered by whoever has them, and never lost."""

import pytest

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from inspections.models import TeamMember
from judgements.errors import RowRefused, StaleRow
from judgements.models import LineOfEnquiry
from judgements.queries.enquiry import lines_of, open_lines, people_to_assign
from judgements.services.enquiry import add_line, change_line, close_line, reopen_line
from judgements.types.enquiry import LineContent
from tests.factories.cases import make_submitted_case
from tests.factories.enquiry import conclude, make_line
from tests.factories.evidence import make_evidence
from tests.factories.inspections import bring_to_stage
from tests.pages import markup_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def partner(member):
    return member(RoleCode.PARTNER_INSPECTOR)


@pytest.fixture
def line(inspection, lead_inspector, partner):
    return make_line(inspection, lead_inspector, standard="assessing", assigned_to=partner)


@pytest.fixture
def content(partner):
    return LineContent("Who checks plans?", "Few are signed.", "leading", assigned_to=partner)


def posted(line, **changes):
    data = {
        "version": line.version,
        "question": line.question,
        "reason": line.reason,
        "standard": line.standard.code if line.standard else "",
        "assigned_to": line.assigned_to_id or "",
    }
    return data | changes


# Planning


def test_lines_are_numbered_one_after_the_other_whatever_became_of_them(inspection, lead_inspector):
    first, second = (make_line(inspection, lead_inspector, text) for text in ("One?", "Two?"))
    conclude(second, lead_inspector)
    LineOfEnquiry.objects.filter(pk=second.pk).update(withdrawn_at=second.at)

    assert (first.number, second.number) == (1, 2)
    assert make_line(inspection, lead_inspector, "Three?").number == 3
    assert [one.number for one in lines_of(inspection)] == [1, 3]


def test_added_line_is_told_in_the_audit_log(inspection, line, partner):
    event = AuditEvent.objects.filter(verb="line_of_enquiry_added").get()

    assert event.details["after"]["assigned_to"] == partner.email
    assert event.stream_id == inspection.audit_stream or str(event.stream)


def test_second_click_adds_no_second_line(lead, address, inspection):
    data = {"version": 0, "question": "Who checks?", "reason": "Nobody signs."}
    answers = [lead.post(address("line-add"), data) for _ in range(2)]

    assert [one.status_code for one in answers] == [302, 422]
    assert "Line 1 asks this already." in markup_of(answers[1])
    assert len(lines_of(inspection)) == 1


def test_draft_is_filled_in_from_the_result(lead, address, inspection):
    page = markup_of(lead.get(address("line-add") + "?question=PL01"))

    assert "was done well enough in 50%, 1 of 2 cases." in page
    assert "Provisional: 2 of 3 cases submitted." in page
    assert '<option value="planning" selected>' in page


def test_line_keeps_what_its_result_was_and_says_what_it_is_now(
    lead, address, inspection, inspector, lead_inspector
):
    make_line(inspection, lead_inspector, standard="planning", source_question="PL01")
    page = address("line-detail", "1")
    assert "50%, 1 of 2 cases, as when it was drafted" in markup_of(lead.get(page))

    make_submitted_case(inspection, "EM-04", inspector, {"AB01": "yes", "PL01": "no"})

    assert "now 33%, 1 of 3 cases; when it was drafted 50%, 1 of 2 cases" in markup_of(
        lead.get(page)
    )


def test_draft_page_offers_what_fell_short_the_weakest_first(lead, address, lead_inspector):
    page = markup_of(lead.get(address("line-draft")))

    rows = ["50%", ">1 of 2</a>", "1 case", "?question=AS01", "?question=PL01"]
    assert [row for row in rows if row not in page] == []
    assert "?question=AS02" not in page  # sufficient in every case


def test_draft_page_says_which_result_has_a_line(lead, address, inspection, lead_inspector):
    make_line(inspection, lead_inspector, source_question="PL01")

    assert f'href="{address("line-detail", "1")}">Line 1</a>' in markup_of(
        lead.get(address("line-draft"))
    )


def test_line_can_be_given_to_partners_and_to_nobody_outside(
    inspection, lead_inspector, outsider, partner
):
    assert partner in [one for one, _organisation in people_to_assign(inspection)]
    with pytest.raises(RowRefused, match="not in the team") as refusal:
        make_line(inspection, lead_inspector, assigned_to=outsider)

    assert refusal.value.field == "assigned_to"


def test_whoever_left_the_team_keeps_the_line_until_it_is_given_on(
    lead, address, inspection, line, partner
):
    TeamMember.objects.filter(user=partner).update(to_date="2026-01-01")

    assert "no longer in the team" in markup_of(lead.get(address("line-edit", "1")))
    assert lead.post(address("line-edit", "1"), posted(line, reason="New.")).status_code == 302
    line.refresh_from_db()
    assert (line.reason, line.assigned_to) == ("New.", partner)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"question": " "}, "Write the question that fieldwork is to answer"),
        ({"reason": ""}, "Say why this is asked"),
        ({"standard": "court"}, "Select a valid choice"),
        ({"assigned_to": "999999"}, "Select a valid choice"),
        ({"source_question": "XX99"}, "no question that counts"),
    ],
)
def test_bad_input_is_refused_and_what_was_typed_stays(lead, address, changes, words):
    data = {"version": 0, "question": "Who checks?", "reason": "Typed with care."} | changes
    answer = lead.post(address("line-add"), data)

    assert answer.status_code == 422
    page = markup_of(answer)
    assert words in page
    assert "Typed with care." in page or "reason" in changes
    assert not LineOfEnquiry.objects.exists()


def test_change_of_what_somebody_else_has_saved_shows_both(
    lead, address, inspection, line, content, lead_inspector
):
    change_line(line=line, content=content, base_version=1, by=lead_inspector)
    answer = lead.post(address("line-edit", "1"), posted(line, question="Mine?", version=1))

    assert answer.status_code == 409
    page = markup_of(answer)
    assert "It now asks: “Who checks plans?”" in page
    assert "Mine?" in page
    line.refresh_from_db()
    assert (line.question, line.version) == ("Who checks plans?", 2)


def test_same_content_makes_no_new_version(line, lead_inspector, partner):
    same = LineContent(line.question, line.reason, "assessing", assigned_to=partner)

    assert change_line(line=line, content=same, base_version=1, by=lead_inspector).version == 1


# Closing


def test_partner_closes_the_own_line_with_a_conclusion(client, address, line, partner):
    client.force_login(partner)
    answer = client.post(
        address("line-close", "1"), {"version": 1, "conclusion": " They are \r\n checked. "}
    )

    assert answer.status_code == 302
    line.refresh_from_db()
    assert (line.conclusion, line.closed_by) == ("They are \n checked.", partner)
    page = markup_of(client.get(address("line-detail", "1")))
    assert f"Closed by {partner.name}" in page


def test_other_partner_cannot_close_it(client, address, line, member, inspection):
    other = member(RoleCode.USER_VOICE)
    client.force_login(other)

    assert client.get(address("line-close", "1")).status_code == 403
    data = {"version": 1, "conclusion": "Mine."}
    assert client.post(address("line-close", "1"), data).status_code == 403
    with pytest.raises(NotAllowed, match="assigned"):
        close_line(line=line, conclusion="Mine.", base_version=1, by=other)
    assert open_lines(inspection) == [line]


def test_partner_who_left_closes_nothing(line, partner):
    TeamMember.objects.filter(user=partner).update(to_date="2026-01-01")

    with pytest.raises(NotAllowed):
        close_line(line=line, conclusion="Done.", base_version=1, by=partner)


def test_partner_plans_nothing(line, content, partner, inspection):
    for write in (
        lambda: add_line(inspection=inspection, content=content, by=partner),
        lambda: change_line(line=line, content=content, base_version=1, by=partner),
        lambda: reopen_line(line=line, base_version=1, by=partner),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_closing_needs_a_conclusion(lead, address, line):
    answer = lead.post(address("line-close", "1"), {"version": 1, "conclusion": " "})

    assert answer.status_code == 422
    assert "Write what the enquiry has shown" in markup_of(answer)
    line.refresh_from_db()
    assert not line.is_closed


def test_two_who_close_at_once_lose_nothing(lead, address, line, partner):
    conclude(line, partner, "Theirs.")
    answer = lead.post(address("line-close", "1"), {"version": 1, "conclusion": "Ours."})

    assert answer.status_code == 409
    page = markup_of(answer)
    assert "with the conclusion “Theirs.”" in page
    assert "Ours." in page


def test_second_click_on_closing_changes_nothing(line, partner):
    closed = conclude(line, partner)

    assert conclude(line, partner).version == closed.version
    with pytest.raises(StaleRow):
        close_line(line=line, conclusion="Other.", base_version=1, by=partner)


def test_reopened_line_keeps_its_conclusion_and_is_closed_anew(lead, address, line, partner):
    conclude(line, partner, "First thought.")
    assert lead.post(address("line-reopen", "1"), {"version": 2}).status_code == 302

    page = markup_of(lead.get(address("line-detail", "1")))
    assert "Conclusion before it was opened again" in page
    assert "First thought." in markup_of(lead.get(address("line-close", "1")))


@pytest.mark.parametrize(("data", "status"), [({"version": 1}, 409), ({}, 422)])
def test_reopening_what_has_moved_on_is_refused(lead, address, line, partner, data, status):
    conclude(line, partner)

    assert lead.post(address("line-reopen", "1"), data).status_code == status
    line.refresh_from_db()
    assert line.is_closed


def test_closed_line_is_not_edited(lead, address, line, partner, content, lead_inspector):
    closed = conclude(line, partner)

    assert "Open it again to change it." in markup_of(lead.get(address("line-edit", "1")))
    with pytest.raises(RowRefused, match="Open it again"):
        change_line(line=line, content=content, base_version=closed.version, by=lead_inspector)


def test_after_publication_nothing_changes(
    inspection, line, content, lead_inspector, lead, address
):
    bring_to_stage(inspection, Stage.PUBLISHED)

    for write in (
        lambda: add_line(inspection=inspection, content=content, by=lead_inspector),
        lambda: change_line(line=line, content=content, base_version=1, by=lead_inspector),
        lambda: close_line(line=line, conclusion="So.", base_version=1, by=lead_inspector),
        lambda: reopen_line(line=line, base_version=1, by=lead_inspector),
    ):
        with pytest.raises(RowRefused, match="published"):
            write()
    assert "can no longer change" in markup_of(lead.get(address("line-add")))


# Reading


def test_list_shows_open_lines_first_and_narrows(lead, address, inspection, lead_inspector, line):
    conclude(line, lead_inspector)
    make_line(inspection, lead_inspector, "And staff?", standard="leading")
    page = markup_of(lead.get(address("line-list")))

    assert "1 open, 1 closed" in page
    assert page.index("And staff?") < page.index(line.question)
    for query in ("state=open", "standard=leading", "assigned_to=nobody"):
        narrowed = markup_of(lead.get(f"{address('line-list')}?{query}"))
        assert "And staff?" in narrowed
        assert line.question not in narrowed


def test_line_shows_its_evidence_with_counts(lead, address, inspection, line, partner):
    for direction, text in [("gap", "Not signed."), ("strength", "Signed."), ("gap", "Late.")]:
        make_evidence(inspection, partner, direction=direction, text=text, lines=(1,))
    make_evidence(inspection, partner, text="Something else.")
    page = markup_of(lead.get(address("line-detail", "1")))

    assert "1 strength, 2 gaps" in page
    assert "Late." in page
    assert "Something else." not in page
    assert "1 strength, 2 gaps" in markup_of(lead.get(address("line-list")))


def test_who_reads_no_evidence_sees_questions_without_their_grounds(
    client, address, inspection, line, member, lead_inspector
):
    own = member(RoleCode.LOCAL_ASSESSOR)
    conclude(line, lead_inspector, "They hide it.")
    make_line(inspection, lead_inspector, "Yours?", assigned_to=own)
    make_evidence(inspection, lead_inspector, text="Of the lead.", lines=(1,))
    client.force_login(own)
    page = markup_of(client.get(address("line-list")))

    assert line.question in page
    assert page.count("Few plans were countersigned.") == 1  # the reason of the own line
    assert "They hide it." not in page + markup_of(client.get(address("line-detail", "1")))
    assert "Of the lead." not in markup_of(client.get(address("line-detail", "1")))


@pytest.mark.parametrize("page", ["line-detail", "line-edit", "line-close"])
def test_line_of_no_such_number_does_not_exist(lead, address, page):
    assert lead.get(address(page, "7")).status_code == 404


def test_strangers_and_the_service_learn_of_no_line(client, address, line, outsider):
    client.force_login(outsider)

    for page in ("line-list", "line-add", "line-draft"):
        assert client.get(address(page)).status_code == 404
    assert client.get(address("line-detail", "1")).status_code == 404
