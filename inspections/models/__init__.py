"""The tables of services, inspections and the people in them."""

from inspections.models.conflicts import ConflictOfInterest
from inspections.models.documents import RequestedDocument
from inspections.models.inspections import Inspection, Service
from inspections.models.moves import StageMove
from inspections.models.people import ServiceMember, TeamMember
from inspections.models.selection import SelectionIndicator

__all__ = [
    "ConflictOfInterest",
    "Inspection",
    "RequestedDocument",
    "SelectionIndicator",
    "Service",
    "ServiceMember",
    "StageMove",
    "TeamMember",
]
