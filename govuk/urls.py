"""Addresses of govuk: the gallery of components."""

from django.urls import path

from govuk import views

app_name = "govuk"

urlpatterns = [
    path("", views.gallery, name="gallery"),
]
