"""The words a stored assessment or concern can hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Round(models.TextChoices):
    """Which reading of the case an assessment is; further readings join as rounds of their own."""

    FIRST = "first", _("First reading")


class AssessmentStatus(models.TextChoices):
    """Where an assessment stands; only submitted ones count."""

    IN_PROGRESS = "in_progress", _("In progress")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")


class Cause(models.TextChoices):
    """Why an answer changed."""

    PERSON = "person", _("Given by a person")
    CONFLICT_CHOICE = "conflict_choice", _("Chosen between two answers")
    IMPORT = "import", _("Read from a file")
    COPY = "copy", _("Read from a copy kept on a laptop")
    LATE = "late", _("Came late and was accepted")


class LateReason(models.TextChoices):
    """Why an answer came too late."""

    LOCKED = "locked", _("The case was closed")
    RIGHT = "right", _("The case had gone to somebody else")


class LateOutcome(models.TextChoices):
    """What became of a late answer."""

    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class ConcernState(models.TextChoices):
    """How far an urgent concern has come."""

    OPEN = "open", _("Open")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    SERVICE_TOLD = "service_told", _("Service told")
    PLAN_RECEIVED = "plan_received", _("Plan received")
    CLOSED = "closed", _("Closed")


class ConcernStepKind(models.TextChoices):
    """What can happen to an urgent concern; the first four bring it into the state so named."""

    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    SERVICE_TOLD = "service_told", _("Service told")
    PLAN_RECEIVED = "plan_received", _("Plan received")
    CLOSED = "closed", _("Closed")
    ESCALATED = "escalated", _("Passed on to the deputy")
    MAIL_SENT = "mail_sent", _("E-mail sent")
    MAIL_FAILED = "mail_failed", _("E-mail not sent")


class ToldHow(models.TextChoices):
    """How the service was told of an urgent concern."""

    PHONE = "phone", _("By phone")
    IN_PERSON = "in_person", _("In person")
    EMAIL = "email", _("By e-mail")


class Exclusion(models.TextChoices):
    """Why a case of a caseload cannot be drawn."""

    NO_STRATUM = "no_stratum", _("Of a kind that is not sampled")
    NO_START_DATE = "no_start_date", _("Has no start date")
    TOO_EARLY = "too_early", _("Began before the period that is sampled")
    TOO_LATE = "too_late", _("Began after the period that is sampled")


class PersonalKind(models.TextChoices):
    """What a cell of an uploaded file looks like that must never be stored."""

    NAME = "name", _("a person’s name")
    BIRTH_DATE = "birth_date", _("a date of birth")
    POSTCODE = "postcode", _("a postcode")
    EMAIL = "email", _("an e-mail address")
    NUMBER = "number", _("a telephone, NHS, police or insurance number")


class HalfDay(models.IntegerChoices):
    """The two halves of a working day; a case is read in one of them."""

    MORNING = 1, _("Morning")
    AFTERNOON = 2, _("Afternoon")


class RequestOutcome(models.TextChoices):
    """What became of a service's wish to replace a case."""

    AGREED = "agreed", _("Agreed")
    REFUSED = "refused", _("Refused")
