"""Which version of a report is with the inspected service, and which with the public."""

from collections.abc import Iterable
from typing import NamedTuple

from reports.choices import Move
from reports.models import ReportMove


class ReleasedSteps(NamedTuple):
    """The steps by which a draft is with the service and a version with the public, or None."""

    draft: ReportMove | None
    public: ReportMove | None

    @property
    def is_any(self) -> bool:
        """Whether the service has anything to read."""
        return self.draft is not None or self.public is not None


def released_versions(moves: Iterable[ReportMove]) -> ReleasedSteps:
    """Return what is with the service and with the public after these steps, in their order.

    A draft stays with the service while its report is signed off, and the public version while it
    is corrected; whatever is withdrawn leaves nothing with anybody.
    """
    draft: ReportMove | None = None
    public: ReportMove | None = None
    for one in moves:
        match one.move:
            case Move.SEND:
                draft = one
            case Move.RETURN | Move.TAKE_BACK:
                draft = None
            case Move.PUBLISH:
                draft, public = None, one
            case Move.WITHDRAW:
                draft = public = None
    return ReleasedSteps(draft, public)
