"""The fields of HTML forms: label above, help below, an error in the place of the help."""

from collections.abc import Sequence

import htpy as h

from app.i18n import _
from components.icons import icon


def field(
    label: str,
    name: str,
    *,
    type: str = "text",
    value: str = "",
    help: str = "",
    error: str = "",
    autocomplete: str | None = None,
    required: bool = True,
    aside: h.Node = None,
    attrs: dict[str, str | bool | None] | None = None,
) -> h.Element:
    """A line to fill in. `aside` stands right of the label, such as “Forgot it?”."""
    known = {**_known(name, help, error, required), "type": type, "autocomplete": autocomplete}
    if type != "password":
        known["value"] = value
    return _around(label, name, h.input({**known, **(attrs or {})}), help, error, aside)


def text_area(
    label: str,
    name: str,
    *,
    value: str = "",
    help: str = "",
    error: str = "",
    rows: int = 4,
    required: bool = True,
    attrs: dict[str, str | bool | None] | None = None,
) -> h.Element:
    known = {**_known(name, help, error, required), "rows": str(rows), **(attrs or {})}
    return _around(label, name, h.textarea(known)["\n" + value], help, error)


def select(
    label: str,
    name: str,
    options: Sequence[tuple[str, str]],
    *,
    value: str = "",
    help: str = "",
    error: str = "",
    required: bool = True,
) -> h.Element:
    """One of several; options are (value, words)."""
    chosen = h.select(_known(name, help, error, required))[
        [h.option(value=key, selected=key == value)[words] for key, words in options]
    ]
    return _around(label, name, chosen, help, error)


def check(
    label: h.Node,
    name: str,
    *,
    value: str = "yes",
    checked: bool = False,
    type: str = "checkbox",
    number: int | None = None,
    required: bool = False,
) -> h.Element:
    """A box or, with type radio, a round choice; the whole row is the target."""
    return h.label(".pm-check")[
        h.input(type=type, name=name, value=value, checked=checked, required=required),
        h.span[label],
        number is not None and h.span(".n")[str(number)],
    ]


def choices(legend: str, *content: h.Node, help: str = "") -> h.Element:
    """A group of choices with its question."""
    return h.fieldset(".pm-stack.pm-stack--2")[
        h.legend(".pm-label")[legend], help and h.p(".pm-small.pm-3c")[help], content
    ]


def hidden(name: str, value: str) -> h.VoidElement:
    return h.input(type="hidden", name=name, value=value)


def search_field(label: str, name: str, value: str = "", *, placeholder: str = "") -> h.Element:
    return h.label(".pm-search")[
        h.span(".pm-sr")[label],
        icon("search"),
        h.input(".pm-input", type="search", name=name, value=value, placeholder=placeholder),
    ]


def error_summary(errors: Sequence[tuple[str, str]]) -> h.Element | None:
    """What to mend, each a link to its field: (name, words). Nothing if nothing is wrong."""
    if not errors:
        return None
    return h.div(".pm-note.pm-note--madder", role="alert", tabindex="-1")[
        icon("error"),
        h.div[
            h.b[_("Please look at this again:")],
            h.ul[[h.li[h.a(".pm-a", href=f"#{field_id(name)}")[words]] for name, words in errors]],
        ],
    ]


def field_id(name: str) -> str:
    return f"f-{name}"


def _known(name: str, help: str, error: str, required: bool) -> dict[str, str | bool | None]:
    return {
        "id": field_id(name),
        "name": name,
        "required": required,
        "aria-invalid": "true" if error else None,
        "aria-describedby": f"{field_id(name)}-note" if help or error else None,
    }


def _around(
    label: str, name: str, control: h.Node, help: str, error: str, aside: h.Node = None
) -> h.Element:
    words = h.label(".pm-label", for_=field_id(name))[label]
    note_id = f"{field_id(name)}-note"
    note = (
        h.span(".error", id=note_id)[icon("error", "s"), error]
        if error
        else help and h.span(".help", id=note_id)[help]
    )
    return h.div(class_=["pm-field", "is-error" if error else ""])[
        h.div(".pm-line.pm-between")[words, aside] if aside else words, control, note
    ]
