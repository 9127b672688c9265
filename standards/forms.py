"""What people type on the pages about frameworks."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from standards.queries.searching import read_terms

LONGEST_SEARCH = 200
LONGEST_TYPED = 1000


class SearchForm(forms.Form):
    """Words to look for in an edition.

    The browser lets through more than is looked for, so that what is pasted too long is told and
    not cut off unseen; but not so much that a web server would refuse the address.
    """

    q = forms.CharField(
        label=gettext_lazy("Search this edition"),
        help_text=gettext_lazy(
            "All words must occur; the beginning of a word is enough. Put a phrase in quotation "
            "marks to find exactly those words together."
        ),
        error_messages={"required": gettext_lazy("Type a word to look for")},
        validators=[
            MaxLengthValidator(
                LONGEST_SEARCH,
                gettext_lazy(
                    "Look for %(limit_value)s characters or fewer. You typed %(show_value)s: leave "
                    "out the words that matter least"
                ),
            )
        ],
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "maxlength": LONGEST_TYPED}
        ),
    )

    def clean_q(self) -> str:
        """Refuse what has no letter and no digit: there is nothing to look for in it."""
        typed: str = self.cleaned_data["q"]
        if not read_terms(typed):
            raise ValidationError(_("Type at least one letter or number to look for"))
        return typed
