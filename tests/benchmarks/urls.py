"""The real addresses, and the one of the bare view that saving is compared with."""

from django.urls import path

from tests.benchmarks.floor import save_row
from yotinspect.urls import handler404
from yotinspect.urls import urlpatterns as real_patterns

__all__ = ["handler404", "urlpatterns"]

urlpatterns = [*real_patterns, path("benchmark/floor/<int:row>", save_row)]
