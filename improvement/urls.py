"""Addresses of improvement plans and self-assessments."""

from django.urls import URLPattern

app_name = "improvement"
urlpatterns: list[URLPattern] = []
