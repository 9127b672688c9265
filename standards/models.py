"""The yardstick in the database: editions of frameworks, and the identity of their parts.

Wording lives in `Framework.document` alone. The rows of `Standard` and `CaseQuestion` exist so
that inspections and answers can point at them. Database triggers (migration 0002) refuse every
change to a published edition and its parts.
"""

from django.db import models
from django.db.models import Q

from standards.choices import FrameworkStatus


class Framework(models.Model):
    """One edition of a framework, such as edition 1 of `fji-2015`."""

    code = models.SlugField(max_length=50)
    edition = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    status = models.CharField(
        max_length=10, choices=FrameworkStatus.choices, default=FrameworkStatus.DRAFT
    )
    content_hash = models.CharField(max_length=64)
    document = models.JSONField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=254, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["code", "edition"], name="framework_edition_once"),
            models.CheckConstraint(
                name="framework_published_by_someone_at_some_time",
                condition=Q(status="draft", published_at__isnull=True, published_by="")
                | (Q(status="published", published_at__isnull=False) & ~Q(published_by="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}@{self.edition}"

    @property
    def is_published(self) -> bool:
        return self.status == FrameworkStatus.PUBLISHED


class Standard(models.Model):
    """A theme or standard of one edition; its words are in the edition's document.

    `number` is its place in the edition, from 1; what readers see is in the document.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="standards")
    code = models.SlugField(max_length=50)
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="standard_code_once"),
            models.UniqueConstraint(fields=["framework", "number"], name="standard_number_once"),
        ]

    def __str__(self) -> str:
        return self.code


class CaseQuestion(models.Model):
    """A case question of one edition; its words are in the edition's document."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="questions")
    code = models.CharField(max_length=10)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["framework", "position"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="case_question_code_once"),
            models.UniqueConstraint(
                fields=["framework", "position"], name="case_question_position_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code
