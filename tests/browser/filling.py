"""Fills any form of the programme in a browser, the way its example says."""

from pathlib import Path

import yaml
from playwright.sync_api import Locator, Page

from models.base import Json
from models.forms.definitions import Definition
from models.forms.shapes import Column, FieldType, FormField

FORMS = Path(__file__).parents[2] / "assets" / "programme" / "forms"
NOT_TYPED = {FieldType.AUTO, FieldType.FILE}


def shipped() -> list[Definition]:
    """Every instrument, tool and survey that comes with the product."""
    files = sorted(FORMS.rglob("*.yaml"))
    return [Definition.model_validate(yaml.safe_load(file.read_text())) for file in files]


def fill(page: Page, form: Definition) -> None:
    """Types the whole example into a sheet that is open all at once."""
    for field in form.fields:
        given = form.example.get(field.id)
        if given is not None and field.type not in NOT_TYPED:
            _field(page, field, given)


def _field(page: Page, field: FormField, given: Json) -> None:
    match field.type:
        case FieldType.MULTI:
            for one in given if isinstance(given, list) else []:
                _check(page, field.id, str(one))
        case FieldType.RANK:
            for place, one in enumerate(given if isinstance(given, list) else [], 1):
                _named(page, f"{field.id}.{one}").select_option(str(place))
        case FieldType.WHEEL:
            for area, level in (given if isinstance(given, dict) else {}).items():
                _named(page, f"{field.id}.{area}").fill(str(level))
        case FieldType.CANVAS:
            for box, words in (given if isinstance(given, dict) else {}).items():
                _named(page, f"{field.id}.{box}").fill(str(words))
        case FieldType.MATRIX:
            for row, said in (given if isinstance(given, dict) else {}).items():
                _cells(page, f"{field.id}.{row}", field.columns, said)
        case FieldType.LIST:
            _items(page, field, given if isinstance(given, list) else [])
        case _:
            _value(page, field.id, field, given)


def _items(page: Page, field: FormField, items: list[Json]) -> None:
    box = page.locator(f'[data-list="{field.id}"]')
    while box.locator(".fm-item").count() < len(items):
        box.get_by_role("button", name="One more").click()
    for number, item in enumerate(items):
        _cells(page, f"{field.id}.{number}", field.columns, item)


def _cells(page: Page, name: str, columns: tuple[Column, ...], said: Json) -> None:
    for column in columns:
        given = said.get(column.id) if isinstance(said, dict) else None
        if given is None:
            continue
        for one in given if isinstance(given, list) else [given]:
            _value(page, f"{name}.{column.id}", column, one)


def _value(page: Page, name: str, asked: FormField | Column, given: Json) -> None:
    match asked.type:
        case FieldType.TICK:
            _named(page, name).set_checked(bool(given))
        case FieldType.MULTI | FieldType.S5 | FieldType.S10:
            _check(page, name, str(given))
        case FieldType.ONE if _named(page, name).first.evaluate("one => one.tagName") == "SELECT":
            _named(page, name).select_option(str(given))
        case FieldType.ONE:
            _check(page, name, str(given))
        case _:
            _named(page, name).fill(str(given))


def _check(page: Page, name: str, value: str) -> None:
    page.locator(f'.fm [name="{name}"][value="{value}"]').check(force=True)


def _named(page: Page, name: str) -> Locator:
    return page.locator(f'.fm [name="{name}"]')
