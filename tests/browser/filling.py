"""Fills any form of the programme in a browser, the way its example says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml
from playwright.sync_api import Page

from models.base import Json
from models.forms.definitions import Definition
from models.forms.shapes import Column, FieldType, FormField

FORMS = Path(__file__).parents[2] / "assets" / "programme" / "forms"
NOT_TYPED = {FieldType.AUTO, FieldType.FILE}
Typed = tuple[str, str]
IN_ONE_GO = """([lists, typed]) => {
    for (const [name, count] of lists) {
        const list = document.querySelector(`[data-list="${name}"]`);
        while (list.querySelectorAll(".fm-item").length < count)
            list.querySelector(".fm-more").click();
    }
    for (const [name, value] of typed) {
        const named = [...document.querySelectorAll(`.fm [name="${name}"]`)];
        const chosen = ["checkbox", "radio"].includes(named[0]?.type);
        const one = chosen ? named.find((each) => each.value === value) : named[0];
        if (!one) throw new Error(`There is no ${name} with ${value}`);
        if (chosen) one.checked = true;
        else one.value = value;
        one.dispatchEvent(new Event("input", { bubbles: true }));
    }
}"""


def shipped() -> list[Definition]:
    """Every instrument, tool and survey that comes with the product."""
    files = sorted(FORMS.rglob("*.yaml"))
    return [Definition.model_validate(yaml.safe_load(file.read_text())) for file in files]


def fill(page: Page, form: Definition) -> None:
    """Enters the whole example into a sheet that is open all at once."""
    answered = [
        (field, form.example[field.id])
        for field in form.fields
        if form.example.get(field.id) is not None and field.type not in NOT_TYPED
    ]
    lists = [
        (field.id, len(given))
        for field, given in answered
        if field.type is FieldType.LIST and isinstance(given, list)
    ]
    page.evaluate(IN_ONE_GO, [lists, [one for each in answered for one in _typed(*each)]])


def _typed(field: FormField, given: Json) -> Iterator[Typed]:
    """The inputs of one field with what goes into them."""
    match field.type, given:
        case FieldType.MULTI, list():
            yield from ((field.id, str(one)) for one in given)
        case FieldType.RANK, list():
            yield from ((f"{field.id}.{one}", str(place)) for place, one in enumerate(given, 1))
        case FieldType.WHEEL | FieldType.CANVAS, dict():
            yield from ((f"{field.id}.{part}", str(said)) for part, said in given.items())
        case FieldType.MATRIX, dict():
            for row, said in given.items():
                yield from _cells(f"{field.id}.{row}", field.columns, said)
        case FieldType.LIST, list():
            for number, item in enumerate(given):
                yield from _cells(f"{field.id}.{number}", field.columns, item)
        case _:
            yield from _value(field.id, given)


def _cells(name: str, columns: Sequence[Column], said: Json) -> Iterator[Typed]:
    for column in columns:
        given = said.get(column.id) if isinstance(said, dict) else None
        for one in given if isinstance(given, list) else [given]:
            yield from _value(f"{name}.{column.id}", one)


def _value(name: str, given: Json) -> Iterator[Typed]:
    """A tick is sent as yes, and what is not there is not entered."""
    if given not in (None, False):
        yield name, "yes" if given is True else str(given)
