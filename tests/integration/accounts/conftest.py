import re

import pytest
from django.test import Client

from cases.models import Assessment
from tests.conftest import PASSWORD
from tests.factories.cases import make_case
from tests.factories.inspections import make_inspection

SECTION = "/inspections/eastmarsh-2026/cases/EM-01/score/assessment/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def assessment(inspector, lead_inspector) -> Assessment:
    inspection = make_inspection(inspector=inspector, lead_inspector=lead_inspector)
    return make_case(inspection, "EM-01", inspector)


class Browser:
    """Fills forms in as a browser without script does: hidden fields go back as they came."""

    def __init__(self, *, checks_csrf=False):
        self.client = Client(enforce_csrf_checks=checks_csrf, raise_request_exception=False)
        self.page = None

    def start(self, user, address=SECTION):
        self.client.force_login(user)
        self.page = self.client.get(address)
        return self

    def hidden(self):
        return dict(HIDDEN.findall(self.page.content.decode()))

    def send(self, address=SECTION, **typed):
        typed = {name.replace("_", "-"): value for name, value in typed.items()}
        fields = {name: value for name, value in self.hidden().items() if name in typed or value}
        self.page = self.client.post(address, {**fields, **typed})
        return self.page

    def sign_in(self, user, address=SECTION, password=PASSWORD):
        return self.send(address, login=user.email, password=password)

    def lose_session(self):
        del self.client.cookies["sessionid"]
        return self

    def lose_token(self):
        del self.client.cookies["csrftoken"]
        return self


@pytest.fixture
def browser(inspector, assessment) -> Browser:
    """The inspector's browser without script, on a section of their case."""
    return Browser().start(inspector)


@pytest.fixture
def checking_browser(inspector, assessment) -> Browser:
    """The same against a server that checks tokens."""
    return Browser(checks_csrf=True).start(inspector)
