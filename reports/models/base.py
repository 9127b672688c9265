"""What all written rows have in common: a version against stale saves, and a place in a list."""

import uuid

from django.conf import settings
from django.db import models

from reports.choices import ItemKind


class VersionedRow(models.Model):
    """A row that one person edits at a time; saving names the version that was read."""

    version = models.PositiveIntegerField(default=0)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    edited_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class Item(VersionedRow):
    """A row in an ordered list. Positions order the list; readers see numbers made on the way.

    `uid` names it for ever, in addresses, in saves and in the key of its passage: a page makes it
    before the row is stored.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.PositiveIntegerField()

    # The fields that tell one list from another.
    LIST_FIELDS: tuple[str, ...] = ()
    # What addresses and audit events call it.
    KIND: ItemKind

    class Meta(VersionedRow.Meta):
        abstract = True
        ordering = ["position", "pk"]

    @property
    def list_key(self) -> dict[str, object]:
        """The values of the fields that all rows of its list share."""
        return {name: getattr(self, name) for name in self.LIST_FIELDS}

    @property
    def key(self) -> str:
        """The key of its passage: "finding:6f9c…"."""
        return f"{self.KIND.value}:{self.uid}"
