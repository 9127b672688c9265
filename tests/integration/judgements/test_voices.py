from dataclasses import asdict, replace

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.errors import NotAllowed
from accounts.roles import RoleCode
from audit.models import AuditEvent
from inspections.choices import Stage
from judgements.errors import RowRefused
from judgements.models import PracticeExample, VoiceComment
from judgements.services.voices import change_comment, withdraw_comment
from tests.factories.concerns import join_service
from tests.factories.inspections import bring_to_stage
from tests.factories.voices import COMMENT, EXAMPLE, make_comment, make_example

pytestmark = pytest.mark.django_db

TYPED = {
    "version": "0",
    "speaker": "child",
    "standard": "assessing",
    "text": "They asked me.",
    "is_consented": "on",
    "consent_note": "In writing.",
}
TYPED_EXAMPLE = {
    "version": "0",
    "kind": "learning_point",
    "standard": "",
    "title": "A lost referral",
    "changed_name": "Alina",
    "is_name_changed": "on",
    "text": "Alina waited.",
}


@pytest.fixture
def voice(member):
    """The user voice partner, who reads nothing but what they recorded themselves."""
    return member(RoleCode.USER_VOICE)


def shown(client, page):
    return client.get(page).content.decode()


def test_comment_is_recorded_with_its_author_and_its_consent(client, voice, address):
    client.force_login(voice)

    answer = client.post(address("comment-add"), TYPED)

    comment = VoiceComment.objects.select_related("standard", "by").get()
    assert answer.url == address("comment-list")
    assert (comment.by, comment.standard.code, comment.consent_note, comment.version) == (
        voice,
        "assessing",
        "In writing.",
        1,
    )


def test_user_voice_partner_reads_their_own_comments_alone(
    client, voice, inspection, lead_inspector, address
):
    make_comment(inspection, lead_inspector, text="Heard by the lead.")
    make_comment(inspection, voice, text="Heard by the partner.")
    make_example(inspection, lead_inspector)
    client.force_login(voice)

    page = shown(client, address("comment-list"))
    assert "Heard by the partner." in page
    assert "Heard by the lead." not in page
    assert "1 comment<" in page
    assert EXAMPLE.text not in shown(client, address("example-list"))


@pytest.mark.parametrize("name", ["comment-edit", "comment-withdraw"])
def test_only_the_author_changes_a_comment(
    client, voice, inspection, lead_inspector, make_user, address, name
):
    own = make_comment(inspection, voice)
    other = make_comment(inspection, lead_inspector)
    client.force_login(lead_inspector)
    assert client.get(address(name, own.pk)).status_code == 403
    assert "Member user voice" in client.post(address(name, own.pk), TYPED).content.decode()

    client.force_login(voice)
    assert client.get(address(name, own.pk)).status_code == 200
    assert client.get(address(name, other.pk)).status_code == 404
    assert client.post(address(name, other.pk), TYPED).status_code == 404

    client.force_login(make_user("Stranger"))
    assert client.get(address(name, own.pk)).status_code == 404
    assert not VoiceComment.objects.exclude(version=1).exists()


def test_services_refuse_whoever_is_not_the_author(inspection, lead_inspector, inspector, member):
    comment = make_comment(inspection, lead_inspector)

    for by in (inspector, member(RoleCode.PANEL_CHAIR)):
        with pytest.raises(NotAllowed):
            change_comment(comment=comment, content=COMMENT, base_version=1, by=by)
        with pytest.raises(NotAllowed):
            withdraw_comment(comment=comment, base_version=1, by=by)


def test_lists_open_to_whoever_reads_or_records(client, member, address):
    for role, expected in (
        (RoleCode.LOCAL_ASSESSOR, 200),
        (RoleCode.PANEL_CHAIR, 200),
        (RoleCode.SUPPORT_OFFICER, 200),
    ):
        client.force_login(member(role))
        assert client.get(address("comment-list")).status_code == expected
    assert client.get(address("comment-add")).status_code == 200


def test_newest_comment_stands_first(lead, inspection, lead_inspector, address):
    for words in ("Said first.", "Said later."):
        make_comment(inspection, lead_inspector, text=words)

    page = shown(lead, address("comment-list"))

    assert page.index("Said later.") < page.index("Said first.")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("speaker=victim", {"Three."}),
        ("theme=assessing", {"One."}),
        ("theme=none", {"Three."}),
        ("consent=no", {"Two.", "Three."}),
        ("consent=no&speaker=parent_carer", {"Two."}),
        ("speaker=nobody&consent=perhaps", {"One.", "Two.", "Three."}),
        ("theme=unknown", set()),
    ],
)
def test_list_is_narrowed_and_its_counts_stay(
    lead, inspection, lead_inspector, address, chosen, expected
):
    no = {"is_consented": False, "consent_note": ""}
    make_comment(inspection, lead_inspector, text="One.")
    make_comment(
        inspection, lead_inspector, text="Two.", speaker="parent_carer", standard="planning", **no
    )
    make_comment(inspection, lead_inspector, text="Three.", speaker="victim", standard="", **no)

    page = lead.get(f"{address('comment-list')}?{chosen}").context["page"]

    assert {row.text for row in page.rows} == expected
    assert [[cell["text"] for cell in row] for row in page.counts] == [
        ["A child", 1, 1],
        ["A parent or carer", 1, 0],
        ["A victim", 1, 0],
    ]


def test_consent_without_its_note_is_asked_for_beside_what_was_typed(lead, address):
    answer = lead.post(address("comment-add"), {**TYPED, "consent_note": " "})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say when and how they agreed" in page
    assert "They asked me." in page
    assert not VoiceComment.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"text": " "},
        {"standard": "court"},
        {"consent_note": " "},
        {"text": "It is all in EM-01."},
        {"text": "Write to her at kim@example.org."},
        {"consent_note": "By 07700 900 123 on Monday."},
    ],
)
def test_service_refuses_what_cannot_stand(inspection, lead_inspector, changed):
    with pytest.raises(RowRefused):
        make_comment(inspection, lead_inspector, **changed)


def test_example_needs_a_declared_changed_name(lead, address):
    typed = {name: value for name, value in TYPED_EXAMPLE.items() if name != "is_name_changed"}

    answer = lead.post(address("example-add"), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "confirm that it is changed" in page
    assert "Alina waited." in page
    assert not PracticeExample.objects.exists()


def test_example_page_warns_of_real_names(lead, address):
    assert "Never type the real name of a child" in shown(lead, address("example-add"))


def test_neither_service_nor_database_takes_an_undeclared_name(inspection, lead_inspector):
    with pytest.raises(RowRefused, match="changed"):
        make_example(inspection, lead_inspector, is_name_changed=False)

    example = make_example(inspection, lead_inspector)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeExample.objects.filter(pk=example.pk).update(is_name_changed=False)


def test_example_is_changed_and_withdrawn_by_its_author(lead, inspection, lead_inspector, address):
    example = make_example(inspection, lead_inspector)

    lead.post(address("example-edit", example.pk), {**TYPED_EXAMPLE, "version": "1"})
    assert "A lost referral" in shown(lead, address("example-list"))
    lead.post(address("example-withdraw", example.pk), {"version": "2"})

    example.refresh_from_db()
    assert example.is_withdrawn
    assert not example.is_consented
    assert "A lost referral" not in shown(lead, address("example-list"))


def test_stale_comment_shows_both_and_is_saved_on_purpose(
    lead, inspection, lead_inspector, address
):
    comment = make_comment(inspection, lead_inspector)
    theirs = replace(COMMENT, text="From the other tab.")
    change_comment(comment=comment, content=theirs, base_version=1, by=lead_inspector)
    page = address("comment-edit", comment.pk)

    answer = lead.post(page, {**TYPED, "version": "1"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "From the other tab." in text
    assert "They asked me." in text
    assert lead.post(page, {**TYPED, "version": "2"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.text, comment.version) == ("They asked me.", 3)


def test_save_sent_twice_is_saved_once(inspection, lead_inspector):
    comment = make_comment(inspection, lead_inspector)
    content = replace(COMMENT, text="Once.")

    for _time in range(2):
        change_comment(comment=comment, content=content, base_version=1, by=lead_inspector)

    assert AuditEvent.objects.filter(verb="comment_changed").count() == 1


def test_withdrawn_comment_takes_no_change(lead, inspection, lead_inspector, address):
    comment = make_comment(inspection, lead_inspector)
    withdraw_comment(comment=comment, base_version=1, by=lead_inspector)
    page = address("comment-edit", comment.pk)

    assert lead.post(page, {**TYPED, "version": "1"}).status_code == 409
    answer = lead.post(page, {**TYPED, "version": "2"})

    assert answer.status_code == 422
    assert "Add it anew" in answer.content.decode()


def test_published_inspection_takes_no_voices(lead, inspection, lead_inspector, address):
    make_comment(inspection, lead_inspector)
    bring_to_stage(inspection, Stage.PUBLISHED)

    assert lead.post(address("comment-add"), TYPED).status_code == 422
    page = shown(lead, address("comment-list"))
    assert "fieldwork can no longer change" in page
    assert "Record a comment" not in page


def test_record_says_who_did_what_and_never_what_was_said(inspection, lead_inspector):
    comment = make_comment(inspection, lead_inspector)
    make_example(inspection, lead_inspector)
    withdraw_comment(comment=comment, base_version=1, by=lead_inspector)

    events = AuditEvent.objects.filter(stream__name=inspection.audit_stream)
    told = [one for one in events if one.verb.startswith(("comment_", "example_"))]
    assert [one.verb for one in told] == ["comment_added", "example_added", "comment_withdrawn"]
    typed = [
        value for one in (COMMENT, EXAMPLE) for value in asdict(one).values() if " " in str(value)
    ]
    assert not [value for value in typed for one in told if value in str(one.details)]


def test_service_manager_finds_no_voices(client, inspection, make_user, address):
    bring_to_stage(inspection, Stage.ANNOUNCED)
    manager = make_user("Mo Manager")
    join_service(inspection, manager)
    client.force_login(manager)

    for name in ("comment-list", "example-list", "feedback-detail", "comment-add"):
        assert client.get(address(name)).status_code == 404


def test_hub_counts_what_the_person_sees(client, voice, inspection, lead_inspector):
    make_comment(inspection, lead_inspector)
    make_comment(inspection, voice)
    hub = reverse("judgements:fieldwork-detail", args=[inspection.reference])

    client.force_login(lead_inspector)
    assert "2 comments, 0 practice examples" in shown(client, hub)
    client.force_login(voice)
    page = shown(client, hub)
    assert "1 comment, 0 practice examples" in page
    assert "Emerging findings" not in page
