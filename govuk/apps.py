"""Application configuration of govuk."""

from django.apps import AppConfig


class GovukConfig(AppConfig):
    name = "govuk"
