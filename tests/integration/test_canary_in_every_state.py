"""Markers in a report, in what is written after it and around it: searched in all that each person
of the service, and the public, can get, at every step that the report takes."""

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.roles import RoleCode, ServiceRoleCode
from cases.services.answering import apply
from dashboard.middleware import OPEN_TO_SERVICES
from improvement.models import ImprovementPlan
from improvement.queries.content import plan_content
from improvement.services import plan_files
from improvement.services.actions import attach_actions
from improvement.services.approvals import record_oversight
from improvement.services.lines import add_own_line
from improvement.types import ApprovedElsewhere, PlanContent, SentFile
from inspections.choices import Stage
from inspections.models import Inspection
from judgements.choices import Subject
from judgements.models import Evidence
from judgements.services.judgements import record_judgement
from reports.choices import (
    CommentDecision,
    Format,
    Guard,
    Language,
    Move,
    ReleaseKind,
    ReleaseStatus,
    ReportStatus,
)
from reports.models import (
    KeyFinding,
    Publication,
    Release,
    ReleasedFile,
    Report,
    ReportMove,
    ServiceComment,
)
from reports.policies import life
from reports.services.accuracy import open_check, send_outcome
from reports.services.comment_files import add_comment_file
from reports.services.comment_messages import write_as_team
from reports.services.comments import add_comment
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.publication import add_recipient, set_publication_dates
from reports.services.recommendations import add_group, add_recommendation
from reports.services.service_comments import answer_service_comment
from reports.services.texts import edit_summary
from reports.types import AnswerContent, BlockContent, DatesContent, RecipientContent
from tests.architecture.route_table import ANYONE, ROUTES
from tests.architecture.routes import Route, walk_routes
from tests.factories.accuracy import send_all, write_comment
from tests.factories.boards import join_board, make_round
from tests.factories.cases import make_operation
from tests.factories.evidence import make_attachment, make_evidence
from tests.factories.inspections import bring_to_stage, make_inspection
from tests.factories.life import WAY, take_step
from tests.factories.plans import approve, make_action, make_plan, release_report
from tests.factories.reports import make_sourced_figure
from tests.factories.voices import make_comment, make_finding, make_session
from tests.factories.world import MANAGER, World, make_world
from tests.markers import Markers, text_of_answer

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.long]

MARK = Markers(
    # What the service is sent, and what is written after that.
    *("sent", "advice", "spare", "good", "later", "mended", "why"),
    # What the team keeps to itself.
    *("team", "evidence", "judged", "noted", "outside", "inner", "steps", "told", "voice"),
    # What passes between the two about the draft.
    *("claim", "answer"),
    # Another service, and another inspection of the same one.
    *("other", "past"),
)
CHAIR, MEMBER, OWNER = (
    ServiceRoleCode.BOARD_CHAIR.value,
    ServiceRoleCode.BOARD_MEMBER.value,
    ServiceRoleCode.ACTION_OWNER.value,
)
READERS = (MANAGER, CHAIR, MEMBER)
PUBLIC = "the public"
EVERYBODY = (*READERS, OWNER, PUBLIC)
REPORT = frozenset({"sent", "advice", "spare", "good"})
TAKEN_BY = {
    **dict(WAY.values()),
    Move.TAKE_BACK: RoleCode.LEAD_INSPECTOR,
    Move.CORRECT: RoleCode.LEAD_INSPECTOR,
}
# What stands for more than one thing, so that every one of them is asked for.
EACH: Mapping[str, tuple[str, ...]] = {
    "standard": ("assessing", "planning", "leading"),
    "format_": tuple(Format),
}
# The beginnings of the names of doors behind which a report is read.
READING = (
    "dashboard:",
    "improvement:action-progress",
    "improvement:approval",
    "improvement:plan-",
    "improvement:progress-detail",
    "reports:",
)
VERSIONS = ("", "?version=public", "?version=draft")
OF_VERSIONS = {f"reports:released-{one}" for one in ("detail", "whole", "theme", "question")}
SEARCHES = ("", "?q=gorse")
SEARCHED = {"reports:public-list", "reports:practice-library"}
# What differs from one answer to the next without telling anything.
NONCES = re.compile(
    r'name="(?:csrfmiddlewaretoken|author)" value="[^"]*"|<updated>[^<]*</updated>'
    r"|(?:csrftoken|messages|sessionid)=[^;]*;|expires=[^;]*;"
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
)


@dataclass(frozen=True)
class Heard:
    """What came of one request: its status, its text, and the markers in it."""

    status: int
    text: str
    markers: frozenset[str]


@dataclass(frozen=True)
class Elsewhere:
    """What addresses name of another service, and of another inspection of this one."""

    other: Mapping[str, object]
    past: Mapping[str, object]


class Story:
    """An inspection whose report goes its way, with a browser for each who may read of it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.inspection = Inspection.objects.get()
        self.people: Mapping[str, User] = self.world.people
        self.lead = self.people[RoleCode.LEAD_INSPECTOR]
        self.manager = self.people[MANAGER]
        first = ServiceComment.objects.get()
        self.know(said=first.uid, comment_file=0)
        Publication.objects.all().delete()
        Report.objects.update(publication_number=None)
        self.browsers = {who: self._browser(who) for who in EVERYBODY}

    def _browser(self, who: str) -> Client:
        client = Client()
        if who != PUBLIC:
            client.force_login(self.people[who])
        return client

    def know(self, **arguments: object) -> None:
        """Name more of what addresses name."""
        self.world = replace(self.world, arguments={**self.world.arguments, **arguments})

    @property
    def report(self) -> Report:
        return Report.objects.get(inspection=self.inspection)

    @property
    def about(self) -> dict[str, object]:
        self.inspection.refresh_from_db()
        return {"inspection": self.inspection, "by": self.lead}

    def step(self, move: Move, note: str = "") -> None:
        """Take a step of the report by whoever takes it, and make its files."""
        self.inspection.refresh_from_db()
        by = self.people[TAKEN_BY[move]]
        take_step(self.inspection, move, by, note or MARK.of("steps"))

    def hear_as(self, who: str, *, wholly: bool = False) -> dict[str, Heard]:
        """Return what a person gets from the doors that are theirs, by method and address.

        Those that read of a report are tried at every step, the others and forms where `wholly`.
        """
        routes = public_doors() if who == PUBLIC else service_doors()
        if wholly:
            return dict(self._ask(self.browsers[who], routes, ("GET", "POST")))
        reading = [one for one in routes if one.name.startswith(READING)]
        return dict(self._ask(self.browsers[who], reading))

    def hear_elsewhere(self, who: str, elsewhere: Elsewhere) -> dict[str, Heard]:
        """Return what a person gets from the doors of reports, plans and boards by the addresses of
        others, and by their own with what is another's behind them."""
        own = {"reference": self.inspection.reference, "service": self.inspection.service.code}
        routes = public_doors() if who == PUBLIC else service_doors()
        told = [one for one in routes if one.name.startswith(("reports:", "improvement:"))]
        heard: dict[str, Heard] = {}
        for arguments in (elsewhere.other, {**elsewhere.other, **own}, elsewhere.past):
            heard |= self._ask(self.browsers[who], told, arguments=arguments)
        return heard

    def save_as(self, who: str) -> dict[str, Heard]:
        """Return what a person gets who tries to save what the team writes, from no version."""
        inspection, heard = self.inspection, {}
        passages = [one.key for one in KeyFinding.objects.filter(report=self.report)]
        entries = [str(one.pk) for one in Evidence.objects.filter(inspection=inspection)]
        keys = {Subject.PASSAGE: passages, Subject.WELSH: passages, Subject.EVIDENCE: entries}
        for subject, key in ((subject, key) for subject, some in keys.items() for key in some):
            address = reverse(
                "judgements:operation-save", args=[inspection.reference, subject, key]
            )
            body = {"content": {"text": "Mine."}}
            heard[address] = ask(self.browsers[who], "PUT", address, body)
        return heard

    def hear_team(self, hidden: str) -> dict[str, Heard]:
        """Return what the lead and the quality lead get of the report, by any door of theirs."""
        heard = {}
        for role in (RoleCode.LEAD_INSPECTOR, RoleCode.QUALITY_LEAD):
            client = Client()
            client.force_login(self.people[role])
            routes = [one for one in closed_doors() if one.name.startswith("reports:")]
            found = self._ask(client, routes)
            heard |= {f"{role}: {door}": one for door, one in found if hidden in one.markers}
        return heard

    def _ask(
        self,
        client: Client,
        routes: Iterable[Route],
        methods: tuple[str, ...] = ("GET",),
        arguments: Mapping[str, object] | None = None,
    ) -> Iterator[tuple[str, Heard]]:
        world = replace(self.world, arguments={**self.world.arguments, **(arguments or {})})
        for route in routes:
            for address in addresses(world, route, self.report, theirs=arguments is not None):
                for method in methods:
                    if method in ROUTES[route.name].methods.split():
                        yield f"{method} {address}", ask(client, method, address)


def public_doors() -> list[Route]:
    return [one for one in walk_routes() if ROUTES[one.name].who == ANYONE and ":" in one.name]


def service_doors() -> list[Route]:
    return [one for one in walk_routes() if one.name in OPEN_TO_SERVICES]


def closed_doors() -> list[Route]:
    known = OPEN_TO_SERVICES | {one.name for one in public_doors()}
    return [one for one in walk_routes() if ":" in one.name and one.name not in known]


def addresses(world: World, route: Route, report: Report, *, theirs: bool = False) -> Iterator[str]:
    """Yield every address of a route: for each file, theme, language and format, each version."""
    files = ReleasedFile.objects.filter(release__version__report=report)
    each: dict[str, Iterable[object]] = {
        **EACH,
        "file": list(files.values_list("pk", flat=True)),
    }
    if theirs:
        each = {"format_": EACH["format_"]}
    if route.name.startswith("reports:public-"):
        each["number"] = [report.publication_number or "2026-0001"]
    many = {name: each[name] for name in route.converters if name in each}
    versions = VERSIONS if route.name in OF_VERSIONS else ("",)
    queries = SEARCHES if route.name in SEARCHED else versions
    for values in product(*many.values()):
        chosen = replace(
            world, arguments={**world.arguments, **dict(zip(many, values, strict=True))}
        )
        address = chosen.address(route, world.own_cases[RoleCode.INSPECTOR])
        yield from (f"{address}{query}" for query in queries)


def ask(client: Client, method: str, address: str, body: object = None) -> Heard:
    """Ask for an address and undo what came of it."""
    before = transaction.savepoint()
    answer = client.generic(
        method,
        address,
        data=json.dumps(body) if body else "",
        content_type="application/json" if body else "multipart/form-data; boundary=x",
        headers={"If-Match": '"v0"', "Idempotency-Key": str(uuid.uuid4())} if body else {},
    )
    text = text_of_answer(answer)
    transaction.savepoint_rollback(before)
    assert answer.status_code < 500, address
    return Heard(answer.status_code, NONCES.sub("", text), MARK.found_in(text))


def markers_of(heard: Mapping[str, Heard]) -> frozenset[str]:
    return frozenset().union(*(one.markers for one in heard.values()))


def write_elsewhere(story: Story) -> Elsewhere:
    """Have another service read, comment, plan and rate; draft a second report on this one."""
    framework, lead = story.inspection.framework, story.lead
    other = make_inspection(framework, service="northmoor", lead_inspector=lead)
    manager = join_board(other.service, ServiceRoleCode.MANAGER, "Northmoor Manager")
    release_elsewhere(other, lead)
    said = dict.fromkeys(("text", "proposal", "evidence"), MARK.of("other"))
    comment = write_comment(other, manager, place="", place_text="Page 3", **said)
    name, content = f"{MARK.word('other')}.txt", MARK.of("other").encode()
    file = add_comment_file(comment=comment, name=name, content=content, by=manager)
    make_session(other, lead)
    plan = make_plan(other, manager)
    line = add_own_line(plan=plan, text=MARK.of("other"), by=manager)
    action = make_action(plan, manager, manager, evidence=MARK.of("other"))
    given = ApprovedElsewhere(MARK.of("other"), MARK.word("other"), timezone.localdate())
    minutes = SentFile(f"{MARK.word('other')}.txt", content)
    approval = record_oversight(plan=plan, approval=given, file=minutes, by=manager)
    board = make_round(other.service, framework, manager, title=MARK.word("other"))
    past = make_inspection(framework, week_one_date=date(2027, 4, 12), lead_inspector=lead)
    bring_to_stage(past, Stage.ANNOUNCED)
    add_finding(inspection=past, standard="planning", text=MARK.of("past"), by=lead)
    return Elsewhere(
        other={
            "reference": other.reference,
            "service": other.service.code,
            "said": comment.uid,
            "comment_file": file.pk,
            "line": line.uid,
            "action": action.uid,
            "approval": approval.pk,
            "board_round": board.pk,
            "file": ReleasedFile.objects.get(release__version__report__inspection=other).pk,
        },
        past={"reference": past.reference},
    )


def release_elsewhere(inspection: Inspection, lead: User) -> None:
    """Send a service its draft, with one file that nobody had to lay out."""
    add_finding(inspection=inspection, standard="planning", text=MARK.of("other"), by=lead)
    version = release_report(inspection, lead, Move.SEND)
    step = ReportMove.objects.get(report=version.report)
    open_check(step=step, due_date=None, by=lead)
    Report.objects.filter(pk=version.report_id).update(status=ReportStatus.WITH_SERVICE)
    bring_to_stage(inspection, Stage.WITH_SERVICE)
    inspection.refresh_from_db()
    release = Release.objects.create(
        version=version,
        kind=ReleaseKind.SERVICE,
        status=ReleaseStatus.READY,
        requested_by=lead,
        requested_at=timezone.now(),
    )
    content = MARK.of("other").encode()
    ReleasedFile.objects.create(
        release=release,
        language=Language.ENGLISH,
        format=Format.CSV,
        content=content,
        sha256="0" * 64,
        size=len(content),
        made_at=timezone.now(),
    )


def plan_for(story: Story) -> None:
    """Plan an action for each recommendation, the owner's for one of them; the board approves."""
    plan = ImprovementPlan.objects.get(inspection=story.inspection)
    content = plan_content(plan)
    for line in content.recommendations:
        if "advice" in MARK.found_in(line.text):
            owners = {one.uid: line.key for one in content.drafted}
            attach_actions(plan=plan, wanted=owners, by=story.manager)
        else:
            make_action(plan, story.manager, story.manager, line=line.key)
    make_action(plan, story.manager, story.manager, line=own_line_of(content))
    approve(plan, story.people[CHAIR])


def own_line_of(content: PlanContent) -> str:
    return next(one.key for one in content.lines if one not in content.recommendations)


def comment_on(story: Story) -> ServiceComment:
    """Write a comment for the service, which the inspectorate is not sent yet."""
    said = dict.fromkeys(("text", "proposal", "evidence"), MARK.of("claim"))
    comment = write_comment(
        story.inspection, story.manager, place="", place_text="The summary", **said
    )
    name, content = f"{MARK.word('claim')}.txt", MARK.of("claim").encode()
    kept = add_comment_file(comment=comment, name=name, content=content, by=story.manager)
    story.know(said=comment.uid, comment_file=kept.pk)
    return comment


def answer(story: Story, comment: ServiceComment) -> None:
    """Answer the comment, talk about it within the team, and write and count anew."""
    for one in ServiceComment.objects.filter(report=story.report, decision=""):
        content = AnswerContent(CommentDecision.REFUSED.value, MARK.of("answer"))
        answer_service_comment(comment=one, content=content, base_version=0, by=story.lead)
    comment.refresh_from_db()
    write_as_team(comment=comment, text=MARK.of("inner"), is_for_service=False, by=story.lead)
    add_finding(standard="planning", text=MARK.of("later"), **story.about)
    add_comment(key="foreword", text=MARK.of("team"), **story.about)
    case, inspector = story.world.own_cases[RoleCode.INSPECTOR], story.people[RoleCode.INSPECTOR]
    apply(make_operation(case, "AS02", "no", note=MARK.of("noted")), inspector)
    judged = {"standard": "planning", "rating": "good", "base_version": 0}
    record_judgement(reason=MARK.of("judged"), **judged, **story.about)


def embargo(story: Story) -> None:
    day = timezone.now() + timedelta(days=5)
    dates = DatesContent(publication_at=day, press_notice_date=None)
    set_publication_dates(content=dates, base_version=0, **story.about)


def changed(
    before: Mapping[str, Mapping[str, Heard]], after: Mapping[str, Mapping[str, Heard]]
) -> list[tuple[str, str]]:
    """Return whose doors answer otherwise than before."""
    return [
        (who, door)
        for who, heard in before.items()
        for door, one in heard.items()
        if after[who][door] != one
    ]


def telling(heard: Mapping[str, Heard], allowed: Iterable[str]) -> dict[str, list[str]]:
    """Return the addresses that tell more than is allowed, with what they tell."""
    known = set(allowed)
    return {door: sorted(one.markers - known) for door, one in heard.items() if one.markers - known}


@pytest.fixture
def story(monkeypatch: pytest.MonkeyPatch) -> Story:
    """A report with the service in its first version, around which the team has written on.

    Whether a step may be taken is tried elsewhere; here nothing holds one up. The plan's PDF is
    laid out elsewhere too: what it is laid out from says all that it can say.
    """
    monkeypatch.setattr(life, "OBSTACLES", dict.fromkeys(Guard, lambda _life: ""))
    monkeypatch.setattr(
        plan_files, "print_markup", lambda markup, *_more, **_others: markup.encode()
    )
    story = Story(make_world())
    write_for_the_team(story)
    bring_to_stage(story.inspection, Stage.WITH_SERVICE)
    return story


def write_for_the_team(story: Story) -> None:
    """Put a marker wherever the team writes for itself, and in the draft after the one sent."""
    inspection, lead = story.inspection, story.lead
    evidence = make_evidence(inspection, lead, text=MARK.of("evidence"))
    content = MARK.of("evidence").encode()
    make_attachment(evidence, lead, f"{MARK.word('evidence')}.txt", content)
    add_comment(key="foreword", text=MARK.of("team"), **story.about)
    case, inspector = story.world.own_cases[RoleCode.INSPECTOR], story.people[RoleCode.INSPECTOR]
    apply(make_operation(case, "AS01", "yes", note=MARK.of("noted")), inspector)
    judgement = {"standard": "assessing", "rating": "poor", "base_version": 0}
    record_judgement(reason=MARK.of("judged"), **judgement, **story.about)
    make_sourced_figure(inspection, lead, value=MARK.of("outside"), figure=MARK.word("outside"))
    told = RecipientContent(MARK.word("told"), "", "told@example.org", MARK.of("told"))
    add_recipient(content=told, **story.about)
    make_comment(inspection, lead, text=MARK.of("voice"))
    make_finding(inspection, lead, text=MARK.of("voice"))
    write_for_the_service(story)


def write_for_the_service(story: Story) -> None:
    """Write what the service is to read once it is sent, and not before."""
    summary = {"standard": "planning", "base_version": 0}
    edit_summary(text=MARK.of("sent"), **summary, **story.about)
    group = add_group(addressee="The Head of Service", **story.about)
    for name in ("advice", "spare"):
        add_recommendation(group=group, text=MARK.of(name), by=story.lead)
    good = BlockContent("good_practice", MARK.of("good"), MARK.word("good"), True, True)
    add_block(standard="planning", content=good, **story.about)


def test_each_reads_what_is_released_to_them_and_nothing_else(story, subtests):
    nobody: dict[str, frozenset[str]] = dict.fromkeys(EVERYBODY, frozenset())
    elsewhere = write_elsewhere(story)
    for who in EVERYBODY:
        with subtests.test(f"doors of others: {who}"):
            assert telling(story.hear_elsewhere(who, elsewhere), ()) == {}
    for who in (*READERS, OWNER):
        with subtests.test(f"saves of what the team writes: {who}"):
            assert telling(story.save_as(who), ()) == {}

    def check(when: str, expected: Mapping[str, frozenset[str]], *, wholly: bool = False) -> None:
        """Compare what everybody finds with what is theirs: no more, and no less either."""
        for who in EVERYBODY:
            with subtests.test(f"{when}: {who}"):
                heard = story.hear_as(who, wholly=wholly)
                untold = expected[who] - markers_of(heard)
                assert (telling(heard, expected[who]), untold) == ({}, frozenset())

    check("an empty draft is with the service, a written one with the team", nobody)
    story.step(Move.TAKE_BACK)
    check("taken back", nobody)
    story.step(Move.SUBMIT)
    check("internal review", nobody)
    story.step(Move.SEND)
    theirs = {**nobody, **dict.fromkeys(READERS, REPORT)}
    check("with the service", theirs)

    plan_for(story)
    theirs[OWNER] = frozenset({"advice"})
    check("with a plan", theirs)
    comment = comment_on(story)
    theirs |= {who: theirs[who] | {"claim"} for who in READERS}
    check("with comments that are not sent", theirs, wholly=True)
    with subtests.test("what the service has not sent is hidden from the inspectorate"):
        assert story.hear_team("claim") == {}
    send_all(story.inspection, story.manager)
    before = {who: story.hear_as(who) for who in EVERYBODY}
    answer(story, comment)
    with subtests.test("what the team writes and counts changes no byte"):
        after = {who: story.hear_as(who) for who in EVERYBODY}
        assert changed(before, after) == []
    check("service answered", theirs, wholly=True)
    send_outcome(inspection=story.inspection, by=story.lead)
    theirs |= {who: theirs[who] | {"answer"} for who in READERS}
    check("outcome sent", theirs)

    story.step(Move.SIGN_OFF)
    check("signed off", theirs)
    embargo(story)
    for_some = {who: theirs[who] | {"later"} for who in (MANAGER, CHAIR)}
    check("signed off, under embargo", {**theirs, **for_some})
    story.step(Move.PUBLISH)
    public = REPORT | {"later"}
    theirs = {who: theirs[who] | public for who in EVERYBODY}
    check("published", theirs)

    story.step(Move.CORRECT, MARK.of("why"))
    add_finding(standard="planning", text=MARK.of("mended"), **story.about)
    check("being corrected", theirs)
    story.step(Move.SUBMIT)
    story.step(Move.SEND)
    # What was said of the draft before is not beside this one.
    mended = {who: theirs[who] - {"claim", "answer"} | {"mended", "why"} for who in READERS}
    check("corrected draft with the service", {**theirs, **mended}, wholly=True)
    story.step(Move.TAKE_BACK)
    check("corrected draft taken back", theirs)
    story.step(Move.WITHDRAW)
    check("withdrawn", nobody, wholly=True)
