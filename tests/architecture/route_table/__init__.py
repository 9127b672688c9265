"""The one table of all doors: for each route its view, its methods and who may pass.

Add a row with every new route; test_routes.py fails until the row is there and is true.

Each app has its module here, and `row.py` says what a row holds.

- key: the route's name with its namespaces, as `{% url %}` takes it;
- view: the dotted name of the function or class that answers;
- methods: what is answered; every other method must get 405;
- who: ANYONE (signed in or not; also add the name to OPEN_DOORS in test_routes.py), SIGNED_IN,
  ADMINISTRATOR, or the permission that the view asks of the member:
  `Row("cases.views.cases.case_list", "GET", Permission.VIEW_OWN_CASES)`. Where several permissions
  open the door, name them in a tuple. The view, or code that it calls, must mention each of them.

Everybody not named by `who` is refused: pages send the anonymous to the sign-in page, the API
answers 401 in JSON. If the route has a parameter that must look special even to be parsed, give
it a sample in routes.py.
"""

from tests.architecture.route_table import (
    accounts,
    cases,
    dashboard,
    govuk,
    improvement,
    inspections,
    judgements,
    reports,
    standards,
)
from tests.architecture.route_table.row import ADMINISTRATOR, ANYONE, SIGNED_IN, Row

__all__ = ["ADMINISTRATOR", "ANYONE", "ROUTES", "SIGNED_IN", "Row"]

ROUTES: dict[str, Row] = {
    **accounts.ROUTES,
    **standards.ROUTES,
    **govuk.ROUTES,
    **inspections.ROUTES,
    **cases.ROUTES,
    **judgements.ROUTES,
    **reports.ROUTES,
    **improvement.ROUTES,
    **dashboard.ROUTES,
}
