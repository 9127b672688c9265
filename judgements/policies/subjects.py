"""Which right saving each subject asks for, and of whom."""

from accounts.permissions import Permission
from inspections.policies import refusal_of, service_refusal_of
from judgements.choices import Subject

# What the people of an inspected service save; everything else is the team's.
OF_SERVICE = frozenset({Subject.SERVICE_COMMENT})


def permission_to_save(subject: Subject) -> Permission:
    """Return the permission that somebody needs to save anything of a subject."""
    return {
        Subject.EVIDENCE: Permission.RECORD_EVIDENCE,
        Subject.WEIGHING: Permission.JUDGE_THEME,
        Subject.PASSAGE: Permission.WRITE_REPORT,
        Subject.WELSH: Permission.WRITE_REPORT,
        Subject.SERVICE_COMMENT: Permission.COMMENT_ON_DRAFT,
    }[subject]


def refusal_to_save(subject: Subject) -> str:
    """Return the sentence for somebody without that permission: whose it is."""
    wanted = permission_to_save(subject)
    return service_refusal_of(wanted) if subject in OF_SERVICE else refusal_of(wanted)
