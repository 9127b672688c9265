"""What the rows of fieldwork have in common."""

from django.conf import settings
from django.db import models


class FieldworkRow(models.Model):
    """A row that one person edits at a time, from version 1 on; saving names the version read.

    What is taken off a list stays on record: it is withdrawn, never deleted.
    """

    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken off its list."""
        return self.withdrawn_at is not None
