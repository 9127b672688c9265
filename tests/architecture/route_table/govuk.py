"""The door to the gallery of components."""

from tests.architecture.route_table.row import SIGNED_IN, Row

ROUTES: dict[str, Row] = {
    "govuk:gallery": Row("govuk.views.gallery", "GET", SIGNED_IN),
}
