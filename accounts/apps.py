"""The app's registration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, permissions, roles as code, sign-in."""

    name = "accounts"
