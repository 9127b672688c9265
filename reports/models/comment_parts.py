"""What belongs to one comment of the service: its files, every answer to it, the conversation.

Database triggers (migration 0013) refuse every change to answers and messages.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from reports.choices import CommentDecision
from reports.models.service_comments import ServiceComment


class CommentFile(models.Model):
    """A file beside a comment of the service; its bytes stand in a row apart."""

    comment = models.ForeignKey(ServiceComment, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["comment", "pk"]

    def __str__(self) -> str:
        return f"file {self.pk} of {self.comment_id}"


class CommentFileContent(models.Model):
    """The bytes of a file, read only where it is handed out."""

    file = models.OneToOneField(
        CommentFile, on_delete=models.CASCADE, primary_key=True, related_name="bytes"
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return f"bytes of {self.file_id}"


class CommentAnswer(models.Model):
    """An answer as it was saved; the comment holds the last one, and a row is only ever added."""

    comment = models.ForeignKey(ServiceComment, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=CommentDecision.choices)
    reason = models.TextField(blank=True)
    change_place = models.CharField(max_length=100, blank=True)
    change_place_text = models.CharField(max_length=200, blank=True)
    change_note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["comment", "version"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "version"], name="comment_answer_once")
        ]

    def __str__(self) -> str:
        return f"answer {self.version} to {self.comment_id}"


class CommentMessage(models.Model):
    """A message in the conversation about a comment; a row is only ever added.

    The service reads its own messages and those `is_for_service`; the others are the team's alone.
    """

    comment = models.ForeignKey(ServiceComment, on_delete=models.PROTECT, related_name="messages")
    text = models.TextField()
    is_from_service = models.BooleanField()
    is_for_service = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["comment", "pk"]
        constraints = [
            models.CheckConstraint(name="comment_message_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="comment_message_of_the_service_is_its_own",
                condition=Q(is_from_service=False) | Q(is_for_service=True),
            ),
        ]

    def __str__(self) -> str:
        return f"message {self.pk} on {self.comment_id}"
