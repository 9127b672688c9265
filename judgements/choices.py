"""What can be chosen about results: orders, kinds of answer, grounds for departing from a band."""

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
