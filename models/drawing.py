"""Which questions an attempt gets and in what order: by chance, and the same again for its seed."""

import hmac
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from random import Random

from models.errors import Refusal
from models.items import Item


def draw(
    items: Iterable[Item],
    seed: bytes,
    count: int,
    per_outcome: Mapping[str, int],
    seen: Collection[str] = (),
) -> tuple[Item, ...]:
    """At least so many for each outcome (a tag), the rest by chance; unseen questions first."""
    pool = {item.key: item for item in items}
    order = sorted(shuffled(pool, seed, "draw"), key=lambda key: key in seen)
    drawn: list[str] = []
    for outcome, least in sorted(per_outcome.items()):
        about = [key for key in order if outcome in pool[key].tags]
        missing = max(0, least - sum(key in drawn for key in about))
        drawn += _first([key for key in about if key not in drawn], missing)
    if len(drawn) > count:
        raise Refusal("The outcomes ask for more questions than one quiz has.")
    drawn += _first([key for key in order if key not in drawn], count - len(drawn))
    return tuple(pool[key] for key in shuffled(drawn, seed, "order"))


def shuffled(ids: Iterable[str], seed: bytes, purpose: str) -> tuple[str, ...]:
    """The ids in an order that depends on seed and purpose only, not on the order they came in."""
    digest = sha256(seed + b"|" + purpose.encode()).digest()
    chance = Random(int.from_bytes(digest, "big"))  # noqa: S311  # repeatable is the point
    order = sorted(ids)
    chance.shuffle(order)
    return tuple(order)


def opaque(seed: bytes, item_key: str, option_id: str) -> str:
    """The id under which one attempt shows an option, so that sharing ids tells nothing."""
    return hmac.new(seed, f"{item_key}\0{option_id}".encode(), sha256).hexdigest()[:16]


def option_ids(seed: bytes, item_key: str, ids: Iterable[str]) -> dict[str, str]:
    """The way back: which option each opaque id stands for."""
    return {opaque(seed, item_key, id_): id_ for id_ in ids}


def _first(keys: Sequence[str], count: int) -> Sequence[str]:
    if len(keys) < count:
        raise Refusal("There are too few questions to draw from.")
    return keys[:count]
