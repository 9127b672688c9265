"""Which files may stand beside an entry; told by name and content, and never unpacked."""

import io
import re
import zipfile

from django.utils.translation import gettext as _

from cases.errors import RefusalCode
from judgements.errors import FieldworkRefused
from judgements.types.attachments import AttachmentRules, FileType

NAME_LIMIT = 160
# An ending before the last one, as in "minutes.exe.pdf"; "minutes 12.03.pdf" has none.
INNER_ENDING = re.compile(r"\.[A-Za-z]{2,5}\s*$")
MARKUP = re.compile(rb"\s*<(!doctype|html|svg|\?xml|script)", re.IGNORECASE)
MACROS = "vbaProject.bin"
# What plain text may hold below the space: tab, line feed, form feed, carriage return.
TEXT_CONTROLS = "\t\n\f\r"


def refusal_of_size(size: int, rules: AttachmentRules) -> str:
    """Return why a file of this size may not be attached, before it is read; "" where it may."""
    if size == 0:
        return _("The file is empty.")
    if size > rules.most_bytes:
        return _("The file is larger than %(most)d MB. Attach the pages that matter.") % {
            "most": rules.most_bytes // 1_000_000
        }
    return ""


def check_file(name: str, content: bytes, rules: AttachmentRules) -> FileType:
    """Return the type of a file; raises FieldworkRefused for one that may not be attached."""
    if refusal := refusal_of_size(len(content), rules):
        raise _refused(refusal)
    found = rules.type_of(_check_name(name))
    if found is None:
        raise _refused(
            _("Files of this kind cannot be attached. Attach one of: %(endings)s.")
            % {"endings": ", ".join(rules.endings)}
        )
    if not _is_of_type(content, found, rules):
        raise _refused(
            _(
                "This is no .%(ending)s file inside, whatever its name says. Save it anew and try "
                "again."
            )
            % {"ending": found.endings[0]}
        )
    return found


def _check_name(name: str) -> str:
    """Return the ending of a name that is safe to hand out again."""
    stem, _dot, ending = name.rpartition(".")
    is_plain = name.isprintable() and not set(name) & set('/\\:*?"<>|')
    if not is_plain or not stem.strip(". ") or len(name) > NAME_LIMIT:
        raise _refused(
            _(
                "The name of the file holds characters that are not allowed, or is longer than "
                "%(limit)d. Rename it and try again."
            )
            % {"limit": NAME_LIMIT}
        )
    if INNER_ENDING.search(stem):
        raise _refused(_("The name of the file has two endings. Rename it and try again."))
    return ending.lower()


def _is_of_type(content: bytes, type_: FileType, rules: AttachmentRules) -> bool:
    if not type_.starts:
        return _is_text(content)
    if not content.startswith(type_.starts):
        return False
    return not type_.member or _is_office(content, type_.member, rules)


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    is_clean = all(one >= " " or one in TEXT_CONTROLS for one in text)
    return is_clean and not MARKUP.match(content.removeprefix(b"\xef\xbb\xbf"))


def _is_office(content: bytes, member: str, rules: AttachmentRules) -> bool:
    """Read the list of contents alone."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    names = [one.filename for one in listed]
    return (
        member in names
        and len(listed) <= rules.most_members
        and sum(one.file_size for one in listed) <= rules.most_unpacked_bytes
        and not any(name.endswith(MACROS) for name in names)
    )


def _refused(message: str) -> FieldworkRefused:
    return FieldworkRefused(RefusalCode.INVALID, message, "file")
