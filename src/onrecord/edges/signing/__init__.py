"""Signing what a corpus hands over or erases: Ed25519 (RFC 8032), with a key that lies beside the corpus.

The key is the corpus's, not a person's: it tells that two tombstones or dossiers were made where the same key lay, and
that nothing in them was changed since. Whose corpus it is, its keeper says by telling the public key another way.
"""

from __future__ import annotations

import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from onrecord.errors import CorpusError

__all__ = ["Key", "open_key", "signed_by"]


class Key:
    """A key pair; `public` is the public half as 64 hex digits."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private
        self.public = private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, data: bytes) -> str:
        """Return the signature as 128 hex digits."""
        return self._private.sign(data).hex()


def open_key(path: Path) -> Key:
    """Return the key in a file (PKCS #8 in PEM); made, for its owner's eyes only, where there is none.

    Raises:
        CorpusError: it cannot be read or made.
    """
    try:
        if not path.exists():
            _make(path)
        private = load_pem_private_key(path.read_bytes(), None)
    except (OSError, ValueError, TypeError) as error:
        raise CorpusError(
            f"the key {path} cannot be read or made ({error}): restore it, or take it away to have a new one made"
        ) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise CorpusError(f"{path} holds another kind of key: take it away to have an Ed25519 key made")
    return Key(private)


def _make(path: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    try:
        os.link(fresh, path)  # whole or not at all, and never over another's
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def signed_by(public: str, signature: str, data: bytes) -> bool:
    """Whether the owner of a public key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), data)
    except (ValueError, InvalidSignature):
        return False
    return True
