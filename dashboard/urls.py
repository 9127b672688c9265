"""Addresses of dashboard."""

from django.urls import path

from dashboard.views.home import home, my_cases
from dashboard.views.overview import inspection_detail
from dashboard.views.setup import setup_detail

app_name = "dashboard"
urlpatterns = [
    path("", home, name="home"),
    path("cases/", my_cases, name="my-cases"),
    path("inspections/<slug:reference>/", inspection_detail, name="inspection-detail"),
    path("inspections/<slug:reference>/setup/", setup_detail, name="setup-detail"),
]
