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


class ReportStatus(models.TextChoices):
    """Where a report is on its way to the public, and after."""

    DRAFT = "draft", _("Draft")
    INTERNAL_REVIEW = "internal_review", _("Internal review")
    WITH_SERVICE = "with_service", _("With the service")
    SERVICE_ANSWERED = "service_answered", _("Service answered")
    SIGNED_OFF = "signed_off", _("Signed off")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Move(models.TextChoices):
    """A step of a report from one status to another, called as its button is."""

    SUBMIT = "submit", _("Submit for internal review")
    RETURN = "return", _("Return to the writers")
    SEND = "send", _("Send to the service")
    ANSWER = "answer", _("Record that the service answered")
    TAKE_BACK = "take-back", _("Take back into draft")
    SIGN_OFF = "sign-off", _("Sign off")
    SEND_BACK = "send-back", _("Return for more work")
    REOPEN = "reopen", _("Give up the sign-off")
    PUBLISH = "publish", _("Publish")
    CORRECT = "correct", _("Correct the published report")
    WITHDRAW = "withdraw", _("Withdraw the published report")


class Guard(StrEnum):
    """What has to hold before a step, besides the permission to take it."""

    FIELDWORK_OVER = "fieldwork_over"
    NOT_AUTHOR = "not_author"
    DATA_UNCHANGED = "data_unchanged"
    NO_ERRORS = "no_errors"
    NO_OPEN_WARNINGS = "no_open_warnings"
    NO_OPEN_COMMENTS = "no_open_comments"
    OUTCOME_SENT = "outcome_sent"
    FILES_KEPT = "files_kept"
    IS_PUBLIC = "is_public"
    EMBARGO_OVER = "embargo_over"


class PassageKind(StrEnum):
    """The kinds of written text that stand on their own; what the key of a passage begins with."""

    FOREWORD = "foreword"
    LEAD_IN = "lead-in"
    SUMMARY = "summary"
    FINDING = "finding"
    BLOCK = "block"
    ADDRESSEE = "addressee"
    RECOMMENDATION = "recommendation"


class ReleaseKind(models.TextChoices):
    """For whom files of a version are kept."""

    SERVICE = "service", _("Draft for the service")
    PUBLICATION = "publication", _("Publication")


class ReleaseStatus(models.TextChoices):
    """How far the files of a release are."""

    REQUESTED = "requested", _("Waiting")
    RUNNING = "running", _("Being made")
    READY = "ready", _("Kept")
    FAILED = "failed", _("Failed")


class CommentDecision(models.TextChoices):
    """What the lead answers to a comment of the service."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    REFUSED = "refused", _("Not accepted")


class ExtensionStep(models.TextChoices):
    """What happens about more time for the service's check."""

    ASKED = "asked", _("Asked for")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Not granted")


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


class CheckCode(models.TextChoices):
    """What a check before release can find, in the order in which it is shown."""

    NUMBER_CONTRADICTED = "number_contradicted", _("Numbers that the data contradict")
    FACT_UNKNOWN = "fact_unknown", _("Live facts without a value")
    PROPORTION_CONTRADICTED = (
        "proportion_contradicted",
        _("Proportions in words that the data contradict"),
    )
    JUDGEMENT_CONTRADICTED = "judgement_contradicted", _("Judgement words that were not agreed")
    CASE_REFERENCE = "case_reference", _("References of cases")
    BIRTH_DATE = "birth_date", _("Dates of birth")
    EVIDENCE_NAME = "evidence_name", _("Names from the evidence")
    SMALL_CELL = "small_cell", _("Numbers so small that they could tell who a child is")
    SOURCE_CONTRADICTED = "source_contradicted", _("Sources that do not say what the text says")
    EXAMPLE = "example", _("Practice examples and comments without a declaration")
    TEXT_MISSING = "text_missing", _("Texts still to be written")
    NO_FINDINGS = "no_findings", _("Themes without key findings")
    NO_REASON = "no_reason", _("Recommendations that rest on no finding")
    CASES_OPEN = "cases_open", _("Cases still to be submitted")
    JUDGEMENT_OPEN = "judgement_open", _("Judgements still to be made or agreed")
    ALT_MISSING = "alt_missing", _("Pictures without words")
    WELSH_MISSING = "welsh_missing", _("Welsh still to be written")
    WELSH_OLDER = "welsh_older", _("Welsh that is older than its English")
    WELSH_UNCHECKED = "welsh_unchecked", _("Welsh that no translator has checked")
    UNBACKED_NUMBER = "unbacked_number", _("Numbers that nothing backs")

    @classmethod
    def warnings(cls) -> frozenset["CheckCode"]:
        """Return what can be settled with a reason; everything else is an error."""
        return frozenset({cls.UNBACKED_NUMBER})

    @classmethod
    def settleable(cls) -> frozenset["CheckCode"]:
        """Return what a person may say a reason for; a word can look like a name and be none."""
        return cls.warnings() | {cls.EVIDENCE_NAME}
