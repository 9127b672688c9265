"""The app's registration."""

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    """Users, permissions, roles as code, sign-in."""

    name = "accounts"

    def ready(self) -> None:
        """Measure every session from its sign-in; models can be imported only by now."""
        from accounts.services.signing_in import note_sign_in

        user_logged_in.connect(note_sign_in, dispatch_uid="accounts.note_sign_in")
