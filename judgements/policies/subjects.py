"""Which right saving each subject asks for."""

from accounts.permissions import Permission
from judgements.choices import Subject


def permission_to_save(subject: Subject) -> Permission:
    """Return the permission that somebody needs to save anything of a subject."""
    return {
        Subject.EVIDENCE: Permission.RECORD_EVIDENCE,
        Subject.WEIGHING: Permission.JUDGE_THEME,
        Subject.PASSAGE: Permission.WRITE_REPORT,
        Subject.WELSH: Permission.WRITE_REPORT,
    }[subject]
