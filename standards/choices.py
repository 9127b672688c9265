"""The closed lists of the yardstick: states of an edition, kinds of judgement, provenance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FrameworkStatus(models.TextChoices):
    """An edition is prepared as a draft; once published it never changes again."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class JudgedFrom(models.TextChoices):
    """What a theme or standard is judged from: scored cases, or fieldwork evidence alone."""

    CASES = "cases", _("Case assessment and fieldwork")
    FIELDWORK = "fieldwork", _("Fieldwork")


class Provenance(models.TextChoices):
    """How sure we are that a part of the yardstick is what the inspectorate used."""

    SOURCED = "sourced", _("Sourced")
    DERIVED = "derived", _("Derived")
    ASSUMED = "assumed", _("Assumed")
