"""Addresses of cases."""

from django.urls import path

from cases import api

app_name = "cases"

urlpatterns = [
    path(
        "assessments/<uuid:assessment>/answers/<str:question>",
        api.answer,
        name="answer-api",
    ),
]
