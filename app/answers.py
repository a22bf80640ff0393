"""One answer of a form as its reader writes such things: days in their language."""

from app.i18n import full_date
from models.base import Json
from models.days import read_day
from models.forms import wording
from models.forms.shapes import Column, FieldType, FormField


def answer_words(asked: FormField | Column, given: Json) -> str:
    """An answer in words."""
    day = read_day(str(given)) if asked.type is FieldType.DATE else None
    return full_date(day) if day else wording.value(asked, given)
