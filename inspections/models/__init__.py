"""The tables of services, inspections and the people in them."""

from inspections.models.inspections import Inspection, Service
from inspections.models.people import ServiceMember, TeamMember

__all__ = ["Inspection", "Service", "ServiceMember", "TeamMember"]
