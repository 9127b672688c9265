"""Addresses of the frameworks' pages, below /frameworks/."""

from django.urls import path

from standards import views

app_name = "standards"

urlpatterns = [
    path("", views.framework_list, name="framework-list"),
    # /frameworks/<code>/<edition>/
    path("<slug:code>/<str:edition>/", views.framework_detail, name="framework-detail"),
    path("<slug:code>/<str:edition>/search/", views.framework_search, name="framework-search"),
    path(
        "<slug:code>/<str:edition>/themes/<str:standard>/",
        views.standard_detail,
        name="standard-detail",
    ),
    path(
        "<slug:code>/<str:edition>/changes-since/<slug:old_code>/<str:old_edition>/",
        views.framework_comparison,
        name="framework-comparison",
    ),
    path(
        "<slug:code>/<str:edition>/questions/<str:question>/",
        views.question_detail,
        name="question-detail",
    ),
]
