"""All that waits for somebody of a service, in whichever of their inspections."""

from dataclasses import dataclass

from accounts.models import User
from accounts.permissions import Permission
from cases.models import UrgentConcern
from cases.queries.concerns import told_concerns
from dashboard.queries.service import ServiceFacts, gather_service_facts
from dashboard.queries.service_places import ServicePlace, service_places
from improvement.models import Action, SelfAssessment
from improvement.queries.waiting import actions_to_do, actions_to_verify, rounds_to_rate


@dataclass(frozen=True)
class ServiceHome:
    """The places of a person, with what of each waits for them."""

    places: list[ServicePlace]
    facts: list[ServiceFacts]
    concerns: list[UrgentConcern]
    to_do: list[Action]
    to_verify: list[Action]
    rounds: list[SelfAssessment]

    @property
    def answers_concerns(self) -> bool:
        """Whether urgent concerns are, or can become, theirs."""
        may = any(one.may(Permission.ANSWER_CONCERN) for one in self.places)
        return may or bool(self.concerns)


def gather_service_home(user: User) -> ServiceHome:
    """Ask for everything once, however many inspections there are."""
    places = service_places(user)
    prepared = [one.inspection for one in places if one.may(Permission.PREPARE_INSPECTION)]
    return ServiceHome(
        places=places,
        facts=gather_service_facts(prepared),
        concerns=list(told_concerns(user)),
        to_do=actions_to_do(user),
        to_verify=actions_to_verify(user),
        rounds=rounds_to_rate(user),
    )
