"""What the programme itself may take from a kept form: what matching compares, and a code accepted.

A form's `feeds` names one field for each. Nothing is taken that it does not name.
"""

from collections.abc import Iterator

from models.forms.answers import Answers
from models.forms.cases import Fault
from models.forms.definitions import Definition, Feed
from models.forms.shapes import FieldType, FormField
from models.forms.wording import lines

CHOSEN = {FieldType.ONE, FieldType.MULTI, FieldType.RANK}
COMPARED = (Feed.TOPICS, Feed.SECTORS, Feed.LANGUAGES, Feed.FORMATS, Feed.VALUES)
TYPES = {
    Feed.TOPICS: CHOSEN,
    Feed.SECTORS: CHOSEN,
    Feed.FORMATS: CHOSEN,
    Feed.VALUES: CHOSEN,
    Feed.LANGUAGES: {FieldType.LIST},
    Feed.CAPACITY: {FieldType.NUM},
    Feed.CODE: {FieldType.TICK},
}


def feed_faults(form: Definition) -> Iterator[Fault]:
    for feed, name in form.feeds.items():
        field = form.field(name)
        if field is None:
            yield ("feeds", feed.value), f"There is no field {name}."
        elif field.type not in TYPES[feed]:
            yield ("feeds", feed.value), f"{name} cannot say {feed.value}."


def is_compared(form: Definition) -> bool:
    """Whether matching can compare what this form says."""
    return bool(form.feeds.keys() & set(COMPARED))


def compared(form: Definition, answers: Answers) -> dict[Feed, list[str]]:
    """What matching would compare, in words; nothing for what is named and not answered."""
    return {
        feed: _words(form.field(form.feeds[feed]), answers)
        for feed in COMPARED
        if feed in form.feeds
    }


def capacity(form: Definition, answers: Answers) -> int:
    """For how many people there is room; 0 where the form does not say it."""
    said = answers.get(form.feeds.get(Feed.CAPACITY, ""))
    return max(0, int(said)) if isinstance(said, int | float) else 0


def accepts_code(form: Definition, answers: Answers) -> bool:
    return Feed.CODE in form.feeds and answers.get(form.feeds[Feed.CODE]) is True


def _words(field: FormField | None, answers: Answers) -> list[str]:
    given = answers.get(field.id) if field else None
    if field is None or given is None:
        return []
    if field.type is not FieldType.LIST:
        return [words for _, words in lines(field, given)]
    first = field.columns[0].id
    items = given if isinstance(given, list) else []
    said = (str(item.get(first) or "").strip() for item in items if isinstance(item, dict))
    return [words for words in said if words]
