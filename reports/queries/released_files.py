"""The kept files that go with what is released to the service."""

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.queries import ServiceAccess, get_service_inspection_for
from reports.choices import ReleaseKind, ReleaseStatus
from reports.models import ReleasedFile
from reports.policies import ReleasedSteps, status_of
from reports.queries.embargo import embargoed_copy
from reports.queries.released import ReleasedAccess, released_steps


def files_released(released: ReleasedAccess) -> list[ReleasedFile]:
    """Return the files of the version, without their bytes: one query.

    A draft has those made for the service, a published version those made for the public.
    """
    kind = ReleaseKind.SERVICE if released.is_draft else ReleaseKind.PUBLICATION
    rows = ReleasedFile.objects.filter(
        release__version=released.version, release__kind=kind, release__status=ReleaseStatus.READY
    )
    return list(rows.defer("content").order_by("pk"))


def get_service_file_for(user: User, reference: str, file_id: int) -> ReleasedFile:
    """Return a kept file, its bytes too, to whoever of the service may read its version now.

    Those of the signed-off version are there before the publication for few, under embargo.
    """
    access = get_service_inspection_for(user, reference, Permission.READ_RELEASED)
    rows = ReleasedFile.objects.filter(
        pk=file_id,
        release__version__report__inspection=access.inspection,
        release__status=ReleaseStatus.READY,
    )
    file = rows.select_related("release__version").defer("release__version__payload").first()
    if file is None:
        raise NotVisible
    if _is_released(file, released_steps(access.inspection)) or _is_embargoed(file, access):
        return file
    raise NotVisible


def _is_released(file: ReleasedFile, steps: ReleasedSteps) -> bool:
    step = {ReleaseKind.SERVICE: steps.draft, ReleaseKind.PUBLICATION: steps.public}[
        ReleaseKind(file.release.kind)
    ]
    return step is not None and step.version_id == file.release.version_id


def _is_embargoed(file: ReleasedFile, access: ServiceAccess) -> bool:
    copy = embargoed_copy(access, status_of(access.inspection))
    return copy is not None and file.pk in {one.pk for one in copy.files}
