"""Content that comes with the product, and what an organisation made of it since."""

import json
from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256

from sqlmodel import Field, SQLModel

from models.base import Json


class Fate(StrEnum):
    """What a newer file does to the row it once made."""

    SAME = "same"
    UPDATED = "updated"
    KEPT = "kept"


class Loaded(SQLModel, table=True):
    """Which files the database has been brought up to. It goes where the rows go."""

    name: str = Field(primary_key=True, max_length=20)
    digest: str = Field(max_length=64)


def fingerprint(content: Mapping[str, Json]) -> str:
    """Equal content has equal fingerprints, whatever the order of its keys."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def fate(current: str, shipped: str, offered: str) -> Fate:
    """An untouched row follows its file; one that the organisation has changed stays as it is."""
    if current == offered:
        return Fate.SAME
    return Fate.UPDATED if current == shipped else Fate.KEPT
