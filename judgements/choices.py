"""The orders in which a theme's questions can be listed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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
