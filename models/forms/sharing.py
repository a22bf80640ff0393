"""Which parts of a filled form somebody else may read: fields, and single items of lists."""

from collections.abc import Iterable

from models.base import Json
from models.errors import Refusal
from models.forms.answers import Answers, is_empty
from models.forms.definitions import Definition, Share
from models.forms.shapes import FormField, Privacy

ITEM = ":"


def check_sharing(form: Definition, answers: Answers, parts: Iterable[str]) -> list[str]:
    """The parts that exist and hold something: field ids, and `field:2` for an item of a list."""
    chosen = [part for part in dict.fromkeys(parts) if not is_empty(_part(form, answers, part))]
    if not chosen:
        raise Refusal("Choose at least one part that you have filled in.")
    return chosen


def may_read_parts(form: Definition) -> bool:
    """Whether anybody else may read what was answered, and not only what follows from it."""
    return form.share is Share.PARTS


def offered_parts(form: Definition) -> tuple[FormField, ...]:
    """What is ticked when somebody opens the sharing: all that the form means to be shared."""
    meant = {Privacy.PARTNER, Privacy.PAIR}
    return tuple(one for one in form.fields if form.privacy_of(one) in meant)


def safe_parts(form: Definition) -> tuple[FormField, ...]:
    """What a coordinator reads once somebody has handed it over."""
    return tuple(one for one in form.fields if form.privacy_of(one) is Privacy.SAFE)


def shared_answers(form: Definition, answers: Answers, parts: Iterable[str]) -> dict[str, Json]:
    """Only what was shared, whole fields or single items."""
    found: dict[str, Json] = {}
    for part in parts:
        name, _, place = part.partition(ITEM)
        value = _part(form, answers, part)
        if value is None:
            continue
        if place:
            items = found.setdefault(name, [])
            if isinstance(items, list):
                items.append(value)
        else:
            found[name] = value
    return found


def _part(form: Definition, answers: Answers, part: str) -> Json:
    name, _, place = part.partition(ITEM)
    asked = form.field(name)
    value = answers.get(name)
    if asked is None:
        return None
    if not place:
        return value
    if isinstance(value, list) and place.isdecimal() and int(place) < len(value):
        return value[int(place)]
    return None
