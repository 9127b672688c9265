"""A form whose sender must sign in first: read, sealed into the page, opened when it comes back."""

import base64
import binascii
import json
import zlib
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core import signing
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, QueryDict
from django.utils.http import urlencode

from accounts.models.sealing import SealBroken, seal, unseal

if TYPE_CHECKING:
    from django.http.request import _ImmutableQueryDict

# Hidden fields of our pages that speak about a form instead of belonging to it.
AUTHOR, SEALED_FORM = "author", "carried-form"
SWITCH_PERSON, DOWNLOAD = "carried-switch", "carried-download"
FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})

_AUTHOR_SALT = "accounts.author_of_a_form"
# Email address, password and token come beside the sealed form when it is sent again.
_ROOM_BESIDE = 20_000


class CarriedFormBroken(SuspiciousOperation):
    """Changed, made for another address, or its secret has been taken away; answers 400."""


@dataclass(frozen=True)
class CarriedForm:
    """A posted form: where it goes, the key of its author if known, what stood in its fields.

    Passwords, tokens and the contents of files are never in it; of files it keeps the names.
    """

    address: str
    author: int | None
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    files: tuple[str, ...] = ()

    @classmethod
    def read(cls, request: HttpRequest) -> "CarriedForm":
        """Take what is posted by this request."""
        fields = ((name, values) for name, values in request.POST.lists() if _is_carried(name))
        return cls(
            address=request.get_full_path(),
            author=author_of(request.POST),
            fields=tuple((name, tuple(map(str, values))) for name, values in fields),
            files=tuple(
                str(file.name) for name in request.FILES for file in request.FILES.getlist(name)
            ),
        )

    @classmethod
    def open(cls, sealed: str, address: str) -> "CarriedForm":
        """Open what `sealed` made; raises CarriedFormBroken, also at another address."""
        try:
            closed = base64.urlsafe_b64decode(sealed)
            data = json.loads(zlib.decompress(unseal(closed, owner=_owner(address))))
        except (binascii.Error, ValueError, SealBroken):
            raise CarriedFormBroken("A carried form does not open.") from None
        fields = tuple((name, tuple(values)) for name, values in data["fields"])
        return cls(address, data["author"], fields, tuple(data["files"]))

    @property
    def sealed(self) -> str:
        """The form as text that only this service can read or change, and only at its address."""
        content = zlib.compress(json.dumps(asdict(self)).encode())
        closed = seal(content, owner=_owner(self.address))
        return base64.urlsafe_b64encode(closed).decode()

    @property
    def is_too_long(self) -> bool:
        """Whether a browser could send it, but not once more in its sealed shape."""
        return len(self.sealed) > (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) - _ROOM_BESIDE

    def as_post(self) -> "_ImmutableQueryDict":
        """Return the fields as a view finds them in its request."""
        pairs = [(name, value) for name, values in self.fields for value in values]
        return QueryDict(urlencode(pairs))


def author_token(person: int) -> str:
    """Return the key of the person a page is made for, signed, for its form's hidden field."""
    return signing.dumps(person, salt=_AUTHOR_SALT)


def author_of(post: QueryDict) -> int | None:
    """Return the author that a form names; None when it names nobody or was tampered with."""
    try:
        return int(signing.loads(post.get(AUTHOR, ""), salt=_AUTHOR_SALT))
    except signing.BadSignature:
        return None


def may_be_carried(request: HttpRequest) -> bool:
    """Return whether the request posts to a page that needs a sign-in, and is not about one."""
    match = request.resolver_match
    if request.method != "POST" or match is None:
        return False
    is_about_signing_in = (match.url_name or "").startswith("account_")
    return getattr(match.func, "login_required", True) and not is_about_signing_in


def form_to_carry(request: HttpRequest) -> CarriedForm | None:
    """Return the posted form if it cannot go straight to its view; None for an ordinary post.

    That is a form of nobody who is signed in, a form of somebody else, and one that comes back
    sealed. A form without an author passes: pages name one wherever text is typed.
    """
    if not may_be_carried(request):
        return None
    if SEALED_FORM in request.POST:
        return CarriedForm.open(request.POST[SEALED_FORM], request.get_full_path())
    if request.content_type not in FORM_TYPES:
        return None
    is_somebody_elses = AUTHOR in request.POST and author_of(request.POST) != request.user.pk
    if not request.user.is_authenticated or is_somebody_elses:
        return CarriedForm.read(request)
    return None


def is_signing_in(request: HttpRequest) -> bool:
    """Return whether a sealed form comes back together with an address and a password."""
    return SEALED_FORM in request.POST and "login" in request.POST


def hold(request: HttpRequest, form: CarriedForm) -> None:
    """Remember with the request which form it brought or brings back."""
    vars(request)["carried_form"] = form


def held_by(request: HttpRequest) -> CarriedForm | None:
    """Return the form that the request carries."""
    return vars(request).get("carried_form")


def _is_carried(name: str) -> bool:
    is_about_the_form = name in (AUTHOR, SEALED_FORM, SWITCH_PERSON, DOWNLOAD)
    is_secret = name == "csrfmiddlewaretoken" or "password" in name.lower()
    return not (is_about_the_form or is_secret)


def _owner(address: str) -> str:
    return f"form carried to {address}"
