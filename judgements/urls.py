"""Addresses of judgements."""

app_name = "judgements"
urlpatterns: list[object] = []
