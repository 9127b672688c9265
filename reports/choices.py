"""The words a stored report can hold, and the codes an outline may name."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class BlockKind(models.TextChoices):
    """What stands between the headings of an explanation: numbered paragraphs, and boxes."""

    PARAGRAPH = "paragraph", _("Numbered paragraph")
    GOOD_PRACTICE = "good_practice", _("Practice example: good practice")
    LEARNING_POINT = "learning_point", _("Practice example: learning point")
    COMMENT_CHILD = "comment_child", _("Comment of a child or young person")
    COMMENT_PARENT = "comment_parent", _("Comment of a parent or carer")
    COMMENT_VICTIM = "comment_victim", _("Comment of a victim")


PRACTICE_EXAMPLES = (BlockKind.GOOD_PRACTICE, BlockKind.LEARNING_POINT)


class ItemKind(StrEnum):
    """What stands in a list of the report and can be edited, moved and removed."""

    FINDING = "finding"
    BLOCK = "block"
    ADDRESSEE = "addressee"
    RECOMMENDATION = "recommendation"


class Language(models.TextChoices):
    """The languages a report is published in."""

    ENGLISH = "en", _("English")
    WELSH = "cy", _("Welsh")


class Format(models.TextChoices):
    """What a report is rendered to."""

    PDF = "pdf", _("PDF")
    HTML = "html", _("Web page")
    DOCX = "docx", _("Word document")
    SUMMARY = "summary", _("One-page summary (PDF)")
    CSV = "csv", _("Data annex (CSV)")
    XLSX = "xlsx", _("Data annex (Excel)")
    ODS = "ods", _("Data annex (OpenDocument)")


class RenderingStatus(models.TextChoices):
    """How far a rendering has come."""

    REQUESTED = "requested", _("Waiting")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class RenderingStep(models.TextChoices):
    """What is being done while a file is made, in this order."""

    GATHERING = "gathering", _("Gathering texts and figures")
    LAYING_OUT = "laying_out", _("Laying out the pages")
    CHECKING = "checking", _("Checking the file")


class PartCode(StrEnum):
    """The parts of a report that we can lay out; an edition's outline orders and titles them."""

    COVER = "cover"
    FOREWORD = "foreword"
    KEY_JUDGEMENTS = "key-judgements"
    SUMMARY = "summary"
    RECOMMENDATIONS = "recommendations"
    CONTENTS = "contents"
    CONTEXTUAL_FACTS = "contextual-facts"
    THEMES = "themes"
    EXPECTATION = "expectation"
    SCORE = "score"
    KEY_FINDINGS = "key-findings"
    EXPLANATION = "explanation"
    DATA_SUMMARY = "data-summary"
    REGISTERS = "registers"
    BACKGROUND = "background"
    ARRANGEMENTS = "arrangements"
    CRITERIA = "criteria"
    METHODOLOGY = "methodology"
    SCORING_APPROACH = "scoring-approach"
    PUBLICATION = "publication"
    ANNEX_RESULTS = "annex-results"
    ACKNOWLEDGEMENTS = "acknowledgements"


class PartCondition(StrEnum):
    """When a part of a theme appears."""

    ALWAYS = "always"
    JUDGED_FROM_CASES = "judged_from_cases"
    CHART = "chart"
    REGISTERS = "registers"
