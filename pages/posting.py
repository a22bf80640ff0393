"""What forms with many fields send, as texts by name."""

from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import UploadFile

from models.forms.definitions import Definition
from models.forms.shapes import FormField

MOST_FIELDS = 2_000


async def posted_texts(request: Request) -> dict[str, list[str]]:
    return texts((await request.form(max_fields=MOST_FIELDS)).multi_items())


def texts(items: list[tuple[str, UploadFile | str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in items:
        if isinstance(value, str):
            found.setdefault(name, []).append(value)
    return found


def on_page(form: Definition, posted: Mapping[str, list[str]]) -> list[FormField]:
    shown = set(posted.get("on", ()))
    return [field for field in form.fields if field.id in shown]


async def said(request: Request, *names: str) -> dict[str, str]:
    """What a form says in these fields, each once; a field that is missing says nothing."""
    posted = await posted_texts(request)
    return {name: (posted.get(name) or [""])[0] for name in names}
