"""People who may sign in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.choices import PersonState


class UserManager(BaseUserManager["User"]):
    """Finds people by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A named person; what they may do follows from their memberships, not from this row."""

    email = models.EmailField(_("Email address"), unique=True)
    name = models.CharField(_("Full name"), max_length=120)
    phone = models.CharField(_("Telephone number"), max_length=40, blank=True)
    is_active = models.BooleanField(default=True)
    is_invited = models.BooleanField(default=False)
    is_administrator = models.BooleanField(default=False)
    may_plan_inspections = models.BooleanField(_("May plan inspections"), default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    # The last time; both stay when the account is activated again.
    deactivated_at = models.DateTimeField(null=True, blank=True)
    deactivation_reason = models.TextField(blank=True)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["pk"]
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(
                Lower("email"), name="user_one_per_address_whatever_its_capitals"
            ),
            models.CheckConstraint(
                name="user_is_active_or_invited",
                condition=Q(is_active=False) | Q(is_invited=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """Return the name as others see it."""
        return self.name

    @property
    def state(self) -> PersonState:
        """Whether the person can sign in, is yet to choose a password, or can no longer."""
        if self.is_active:
            return PersonState.ACTIVE
        return PersonState.INVITED if self.is_invited else PersonState.DEACTIVATED

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Tie sessions to the password, and to the last time the account was deactivated.

        So no session from before that time comes to life when the account is activated again.
        """
        since = self.deactivated_at.isoformat() if self.deactivated_at else ""
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        value = f"{self.password}{since}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
