"""How a secret is closed before it is stored, so that the database alone does not give it away.

AES-256-GCM under a key drawn by HKDF from SECRET_KEY. Former secrets open what they have closed
for as long as they stand in SECRET_KEY_FALLBACKS.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE_BYTES = 12
KEY_BYTES = 32
PURPOSE = b"yot-inspect sealed column"


class SealBroken(Exception):
    """No secret that we know opens this: it was changed, or its secret has been taken away."""


def seal(secret: bytes, *, owner: str) -> bytes:
    """Close a secret under today's SECRET_KEY; it opens only for the same owner."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _cipher(settings.SECRET_KEY).encrypt(nonce, secret, owner.encode())


def unseal(sealed: bytes, *, owner: str) -> bytes:
    """Return the secret; raises SealBroken."""
    for source in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        opened = _try(source, sealed, owner)
        if opened is not None:
            return opened
    raise SealBroken


def is_sealed_today(sealed: bytes, *, owner: str) -> bool:
    """Return whether today's SECRET_KEY opens it, not only a former one."""
    return _try(settings.SECRET_KEY, sealed, owner) is not None


def _try(source: str, sealed: bytes, owner: str) -> bytes | None:
    nonce, closed = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return _cipher(source).decrypt(nonce, closed, owner.encode())
    except (InvalidTag, ValueError):
        return None


def _cipher(source: str) -> AESGCM:
    drawn = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE)
    return AESGCM(drawn.derive(source.encode()))
