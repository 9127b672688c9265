"""Samples that were discarded, and what stands against discarding the one that stands."""

from django.db.models import Max, Q, QuerySet

from cases.models import Case, CasePreparation, ReplacementRequest, Sample
from cases.queries.replacing import is_any_begun
from cases.types.sampling import SampleWork
from inspections.models import Inspection


def next_version(inspection: Inspection) -> int:
    """Return the version of the next sample; to be asked once the inspection is locked."""
    newest = Sample.objects.filter(inspection=inspection).aggregate(Max("version"))
    return (newest["version__max"] or 0) + 1


def discarded_samples(inspection: Inspection) -> list[Sample]:
    """Return the samples that stand no more, the first one first: one query."""
    samples = Sample.objects.filter(inspection=inspection, discarded_at__isnull=False)
    return list(samples.select_related("drawn_by", "discarded_by").order_by("version"))


def find_version(inspection: Inspection, version: int) -> Sample | None:
    """Return a sample by its version, whether it stands or not, or None: one query."""
    samples = Sample.objects.filter(inspection=inspection, version=version)
    return samples.select_related("caseload", "drawn_by", "discarded_by").first()


def cases_of(sample: Sample) -> QuerySet[Case]:
    """Return the cases that came of a sample and are read; none once it is discarded."""
    return Case.objects.filter(drawn_as__sample=sample)


def count_given(sample: Sample) -> int:
    """Return how many cases of a sample somebody is to read: one query."""
    given = cases_of(sample).filter(assessments__scorer__isnull=False)
    return given.distinct().count()


def find_work(sample: Sample) -> SampleWork:
    """Return what was done on the cases of a sample: three queries.

    To be asked once they are locked where it must hold.
    """
    cases = cases_of(sample)
    prepared = CasePreparation.objects.filter(~Q(case_manager="") | Q(is_ready=True))
    asked = ReplacementRequest.objects.filter(sampled__sample=sample, outcome="")
    return SampleWork(
        is_begun=is_any_begun(cases),
        is_prepared=prepared.filter(case__in=cases).exists(),
        is_asked_about=asked.exists(),
    )
