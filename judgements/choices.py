"""What can be chosen about results, fieldwork and judgements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from scoring.standards import NEAR_BOUNDARY, ONE_CASE, SMALL_BASE


class QuestionOrder(models.TextChoices):
    """How the counted questions of a theme are sorted; the weakest stand first where it matters."""

    QUESTIONNAIRE = "questionnaire", _("In the order of the questionnaire")
    PERCENT = "percent", _("Lowest percentage first")
    NOT_SUFFICIENT = "not_sufficient", _("Most insufficient answers first")


class AnswerGroup(models.TextChoices):
    """What an in-route answer means for the percentage of its question."""

    NOT_SUFFICIENT = "not_sufficient", _("Not sufficient")
    SUFFICIENT = "sufficient", _("Sufficient")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")
    MISSING = "missing", _("Missing")


class Ground(models.TextChoices):
    """What allows a judgement to depart from the band of the lowest key question."""

    NEAR_BOUNDARY = NEAR_BOUNDARY, _("the deciding key question is close to a boundary")
    ONE_CASE = ONE_CASE, _("one case judged otherwise would change the band")
    SMALL_BASE = SMALL_BASE, _("the base of the deciding key question is small")


class LineState(models.TextChoices):
    """Whether a line of enquiry has its conclusion; worked out, never stored."""

    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class Subject(models.TextChoices):
    """What a save in fieldwork or in a report is about."""

    EVIDENCE = "evidence", _("Evidence")
    WEIGHING = "weighing", _("Weighing of a statement")
    PASSAGE = "passage", _("Passage of the report")
    WELSH = "welsh", _("Welsh of a passage")
    SERVICE_COMMENT = "service_comment", _("Comment of the service")


class OperationOutcome(models.TextChoices):
    """What came of a save."""

    SAVED = "saved", _("Saved")
    UNCHANGED = "unchanged", _("Nothing new")
    CONFLICT = "conflict", _("Met another save")
    CLOSED = "closed", _("Came after the inspection was closed")


class EvidenceKind(models.TextChoices):
    """Where a piece of evidence comes from."""

    MEETING = "meeting", _("Meeting")
    INTERVIEW = "interview", _("Interview")
    FOCUS_GROUP = "focus_group", _("Focus group")
    DOCUMENT = "document", _("Document")
    OBSERVATION = "observation", _("Observation")
    SURVEY = "survey", _("Survey")


class ContactGroup(models.TextChoices):
    """Whom the team meets in fieldwork."""

    CHILD = "child", _("Children")
    PARENT_CARER = "parent_carer", _("Parents and carers")
    VICTIM = "victim", _("Victims")
    STAFF = "staff", _("Staff")
    MANAGER = "manager", _("Managers")
    BOARD_MEMBER = "board_member", _("Board members")
    PARTNER = "partner", _("Partners")


class Direction(models.TextChoices):
    """What evidence or a finding shows."""

    STRENGTH = "strength", _("Strength")
    GAP = "gap", _("Gap")
    NEUTRAL = "neutral", _("Neutral")


class Degree(models.TextChoices):
    """How far a statement of a rating holds."""

    MET = "met", _("Met")
    PARTLY = "partly", _("Partly met")
    NOT_MET = "not_met", _("Not met")
    NO_EVIDENCE = "no_evidence", _("No evidence")


class Speaker(models.TextChoices):
    """Whose voice a comment is."""

    CHILD = "child", _("A child")
    PARENT_CARER = "parent_carer", _("A parent or carer")
    VICTIM = "victim", _("A victim")


class ExampleKind(models.TextChoices):
    """What an example of practice is for."""

    GOOD_PRACTICE = "good_practice", _("Good practice")
    LEARNING_POINT = "learning_point", _("Learning point")


class Audience(models.TextChoices):
    """Whom emerging findings are presented to."""

    STRATEGIC_MANAGERS = "strategic_managers", _("Strategic managers")
    MANAGEMENT_TEAM = "management_team", _("Management team")
    STAFF = "staff", _("Staff")


class DecisionOutcome(models.TextChoices):
    """What moderation does with a recommended rating."""

    AGREED = "agreed", _("Agreed")
    RETURNED = "returned", _("Returned")


class JudgementState(models.TextChoices):
    """How far the judgement of a theme is: nothing is final before it is agreed."""

    NONE = "none", _("Not judged yet")
    RECOMMENDED = "recommended", _("Recommended, not yet agreed")
    RETURNED = "returned", _("Returned, not agreed")
    AGREED = "agreed", _("Agreed")
    FINAL = "final", _("Final without agreement")


class PanelChoice(models.TextChoices):
    """What can be done with a recommended rating, as the form offers it."""

    AS_RECOMMENDED = "as_recommended", _("Agree it")
    OTHERWISE = "otherwise", _("Agree another rating")
    RETURNED = "returned", _("Return it to the lead inspector")
