"""The closed lists of the yardstick: states of an edition, kinds of judgement, provenance."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FrameworkStatus(models.TextChoices):
    """An edition is prepared as a draft; once published it never changes again."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")


class JudgedFrom(models.TextChoices):
    """What a theme or standard is judged from.

    All counted answers of the cases together; the lowest of its key questions; or fieldwork
    evidence alone.
    """

    CASES = "cases", _("Case assessment and fieldwork")
    KEY_QUESTIONS = "key_questions", _("Case assessment, by its lowest key question")
    FIELDWORK = "fieldwork", _("Fieldwork")


class Moderator(models.TextChoices):
    """Who makes a recommended rating final."""

    PANEL = "panel", _("The ratings panel")
    LEAD = "lead", _("The lead inspector")
    NONE = "none", _("Nobody: a recommended rating is final")


class Strand(models.TextChoices):
    """What a key question of casework is about."""

    DESISTANCE = "desistance", _("Desistance")
    SAFETY = "safety", _("Keeping the child safe")
    HARM = "harm", _("Keeping other people safe")
    OTHER = "other", _("Other")


class PromptKind(models.TextChoices):
    """What a group of prompts for fieldwork tells."""

    LOOK_FOR = "look_for", _("What to look for")
    WARNING = "warning", _("Warning signs")
    CONTRAST = "contrast", _("Stronger and weaker")


class Layer(models.TextChoices):
    """Where in a partnership something is decided or done."""

    STRATEGIC = "strategic", _("Strategic")
    EXECUTIVE = "executive", _("Executive")
    OPERATIONAL = "operational", _("Operational")


class Provenance(models.TextChoices):
    """How sure we are that a part of the yardstick is what the inspectorate used."""

    SOURCED = "sourced", _("Sourced")
    DERIVED = "derived", _("Derived")
    ASSUMED = "assumed", _("Assumed")
