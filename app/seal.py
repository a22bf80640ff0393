"""Seals private words: AES-256-GCM, one key per owner, each wrapped by the installation's own.

A stolen database or backup shows none of them, and forgetting an owner's key forgets the words.
Whoever runs the server holds the installation's key and could read them; /privacy says so.
"""

import os
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlmodel import Session

from models.errors import Unavailable
from models.keys import SealKey

NONCE = 12
CANARY_OWNER = UUID(int=0)
KEPT = 4096
_master: list[bytes] = []
_keys: dict[UUID, bytes] = {}


def configure(key: bytes) -> None:
    """Takes the installation's 32-byte key."""
    _master[:] = [key]
    _keys.clear()


def key_in(folder: Path, secret: str = "") -> bytes:
    """The installation's key: derived from a given secret, else kept in a file of its own."""
    if secret:
        return sha256(b"peerment seal" + secret.encode()).digest()
    file = folder / "keys" / "seal.key"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(os.urandom(32))
    return file.read_bytes()


def close(session: Session, owner: UUID, words: str, place: str) -> bytes:
    """Seals words for an owner. `place` names where they are kept and is checked at opening."""
    return _seal(_key(session, owner), words.encode(), _bound(owner, place))


def close_bytes(session: Session, owner: UUID, content: bytes, place: str) -> bytes:
    """The same for a file."""
    return _seal(_key(session, owner), content, _bound(owner, place))


def open_bytes(session: Session, owner: UUID, sealed: bytes, place: str) -> bytes:
    """A file again."""
    return _unseal(_key(session, owner), sealed, _bound(owner, place))


def open_(session: Session, owner: UUID, sealed: bytes | None, place: str) -> str:
    """The words again, or an empty text where there are none."""
    if not sealed:
        return ""
    bound = _bound(owner, place)
    if known := _keys.get(owner):
        try:
            return _unseal(known, sealed, bound).decode()
        except InvalidTag:
            _keys.pop(owner, None)
    key = _key(session, owner)
    words = _unseal(key, sealed, bound).decode()
    if len(_keys) >= KEPT:
        _keys.clear()
    _keys[owner] = key
    return words


def check(session: Session) -> None:
    """Refuses to go on with a key that is not the one this database was sealed with."""
    try:
        _key(session, CANARY_OWNER)
    except InvalidTag as error:
        raise Unavailable(
            "The key in the data folder does not belong to this database. "
            "Put back the keys folder that was kept with it."
        ) from error


def forget(session: Session, owner: UUID) -> None:
    """Drops an owner's key: what was sealed with it can never be read again."""
    if key := session.get(SealKey, owner):
        session.delete(key)
    _keys.pop(owner, None)


def _key(session: Session, owner: UUID) -> bytes:
    row = session.get(SealKey, owner)
    if row is None:
        fresh = AESGCM.generate_key(256)
        row = SealKey(owner_id=owner, wrapped=_seal(_master[0], fresh, owner.bytes))
        session.add(row)
        session.flush()
    return _unseal(_master[0], row.wrapped, owner.bytes)


def _bound(owner: UUID, place: str) -> bytes:
    return owner.bytes + place.encode()


def _seal(key: bytes, plain: bytes, bound: bytes) -> bytes:
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound)


def _unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound)
