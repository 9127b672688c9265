"""The keys with which people's browsers keep answers that the server does not have yet."""

from django.conf import settings
from django.db import models

from accounts.models.sealing import unseal


class OutboxKey(models.Model):
    """The key with which a person's browser keeps answers that the server does not have yet.

    Sealed with a key made from SECRET_KEY, so that the database alone does not give it away.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="outbox_key",
    )
    sealed = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"outbox key of {self.user_id}"

    @property
    def key(self) -> bytes:
        """The 32 bytes themselves; raises SealBroken where no known secret opens them."""
        return unseal(bytes(self.sealed), owner=self.owner)

    @property
    def owner(self) -> str:
        """The name under which it is sealed, so that it opens in no other person's row."""
        return f"outbox key of {self.user_id}"
