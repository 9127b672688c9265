"""Why no sample was drawn, in sentences."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from sampling.problems import DrawRefused, Problem, ProblemCode
from sampling.quotas import Quota


def explain_refusal(refusal: DrawRefused, say: Callable[[Quota], str] | None = None) -> list[str]:
    """Return a sentence for each problem; ``say`` names a quota, else as in a command."""
    return [_explain(problem, say or say_quota) for problem in refusal.problems]


def say_quota(quota: Quota) -> str:
    """Return a quota the way it is written in a command."""
    return f"{quota.characteristic}={'|'.join(sorted(quota.values))}:{quota.minimum}"


def _explain(problem: Problem, say: Callable[[Quota], str]) -> str:
    templates = {
        ProblemCode.EMPTY_CASELOAD: _("The caseload holds no case."),
        ProblemCode.BLANK_REFERENCE: _("%(wanted)d cases have no reference."),
        ProblemCode.DUPLICATE_REFERENCE: _("More than one case has the reference %(names)s."),
        ProblemCode.BLANK_SEED: _("The seed is blank. Give any text that nobody could choose."),
        ProblemCode.UNKNOWN_ALGORITHM: _(
            "There is no version %(wanted)d of the algorithm. The newest is %(available)d."
        ),
        ProblemCode.SIZE_NOT_POSITIVE: _("A sample has at least one case, not %(wanted)d."),
        ProblemCode.UNKNOWN_STRATUM: _(
            "No case has the characteristic %(name)s. The caseload has: %(others)s."
        ),
        ProblemCode.REPEATED_STRATUM: _("The characteristic %(name)s is named twice."),
        ProblemCode.UNKNOWN_QUOTA: _(
            "%(quotas)s: no case has this characteristic. The caseload has: %(names)s."
        ),
        ProblemCode.QUOTA_WITHOUT_VALUE: _("%(quotas)s: name at least one value, and none blank."),
        ProblemCode.NEGATIVE_QUOTA: _("%(quotas)s: a minimum is not below 0."),
        ProblemCode.TOO_MANY_QUOTAS: _(
            "There are %(wanted)d quotas, but a sample can keep at most %(available)d."
        ),
        ProblemCode.QUOTA_ABOVE_GROUP: _(
            "%(quotas)s: the caseload holds only %(available)d such cases. Lower the minimum."
        ),
        ProblemCode.QUOTA_ABOVE_SIZE: _(
            "%(quotas)s: the sample is of %(available)d cases only. Lower the minimum or draw more."
        ),
        ProblemCode.QUOTAS_CONFLICT: _(
            "%(quotas)s: these need at least %(wanted)d cases together, but the sample is of "
            "%(available)d. Lower a minimum or draw more."
        ),
    }
    return templates[problem.code] % {
        "quotas": ", ".join(say(quota) for quota in problem.quotas),
        "names": ", ".join(problem.names),
        "name": "".join(problem.names[:1]),
        "others": ", ".join(problem.names[1:]),
        "wanted": problem.wanted,
        "available": problem.available,
    }
