"""What users see in order never relies on how a database collates text."""

from django.apps import apps
from django.db import models

from tests.architecture.tree import app_chain


def test_no_model_is_ordered_by_text():
    ordered_by_text = [
        f"{model.__name__}.{name}"
        for model in apps.get_models()
        if model._meta.app_label in app_chain()
        for name in (str(field).lstrip("-") for field in model._meta.ordering)
        if name != "pk"
        and isinstance(model._meta.get_field(name), models.CharField | models.TextField)
    ]

    assert ordered_by_text == []
