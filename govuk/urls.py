"""Address of the components page."""

app_name = "govuk"
urlpatterns: list[object] = []
