"""Texts that libraries show here and have no Welsh of.

They are named so that they enter our catalogue, which is asked before those of the libraries. The
words are the libraries'; whoever changes one here loses its translation.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

SIGNING_IN = (
    _("This account is currently inactive."),
    _("The email address and/or password you specified are not correct."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("The password reset token was invalid."),
    _("Too many failed login attempts. Try again later."),
    _("Be patient, you are sending too many requests."),
    _("You must type the same password each time."),
    _("Password successfully changed."),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Password (again)"),
)
PASSWORDS = (
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
        12,
    ),
    _("The password is too similar to the %(verbose_name)s."),
    _("This password is too common."),
)
LISTS = (_(", "),)
FORMS = (
    _("Day"),
    _("Month"),
    _("Year"),
    _("Null characters are not allowed."),
)
