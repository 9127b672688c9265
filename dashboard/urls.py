"""Addresses of dashboard."""

from django.urls import path

from dashboard.views.overview import inspection_detail

app_name = "dashboard"
urlpatterns = [
    path("inspections/<slug:reference>/", inspection_detail, name="inspection-detail"),
]
