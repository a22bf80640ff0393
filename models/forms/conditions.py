"""Fields that are asked only in some cases: by what was answered before them, and by who fills."""

from collections.abc import Mapping

from models.base import Json
from models.forms import formulas
from models.forms.answers import Answers
from models.forms.definitions import Definition
from models.forms.shapes import FormField
from models.forms.values import values

# Beside the answers, a sheet remembers which of the two fills it. No field can have such an id.
PART = "@part"


def left_out(form: Definition, given: Answers) -> frozenset[str]:
    """The fields that these answers do not ask. Each depends only on what stands before it."""
    counted, out = dict(given), set[str]()
    for field in form.fields:
        if field.when and formulas.value(field.when, values(form, counted)) is not True:
            counted.pop(field.id, None)
            out.add(field.id)
    return frozenset(out)


def leading(form: Definition) -> frozenset[str]:
    """The fields whose answers decide whether another field is asked."""
    used = {name for field in form.fields if field.when for name in formulas.names(field.when)}
    used |= {
        name
        for result in form.results
        if result.id in used
        for name in formulas.names(result.formula)
    }
    return frozenset(name.partition(".")[0] for name in used)


def in_force(form: Definition, given: Answers) -> dict[str, Json]:
    """The answers to what is asked. What was written in another field is kept, but left aside."""
    out = left_out(form, given)
    return {key: said for key, said in given.items() if key not in out}


def asked(form: Definition, given: Answers) -> tuple[FormField, ...]:
    """The fields that these answers ask."""
    out = left_out(form, given)
    return tuple(field for field in form.fields if field.id not in out)


def for_part(form: Definition, given: Answers) -> Definition:
    """The form in the words of the one who fills it, without what only the other is asked.

    Where it is not known which of the two that is, such a field stands there and is not needed.
    """
    if not form.is_by_part:
        return form
    part = str(given.get(PART) or "")
    return _with(form, {field.id: _worded(field, part) for field in form.fields})


def as_read(form: Definition, given: Answers) -> Definition:
    """The form with only the fields that were asked, for whoever reads or prints the answers."""
    out = left_out(form, given)
    return _with(form, {field.id: field for field in form.fields if field.id not in out})


def only_answered(form: Definition, given: Answers) -> Definition:
    """The form as far as somebody lets others read it."""
    return _with(form, {field.id: field for field in form.fields if field.id in given})


def _worded(field: FormField, part: str) -> FormField | None:
    if field.only and part and field.only != part:
        return None
    if field.only:
        return field.model_copy(update={"only": None} if part else {"required": False})
    if part != "mentor":
        return field
    said = {"label": field.label_mentor, "help": field.help_mentor}
    return field.model_copy(update={key: words for key, words in said.items() if words})


def _with(form: Definition, fields: Mapping[str, FormField | None]) -> Definition:
    """The form with these fields; a step that has lost all of its fields goes with them."""
    steps = [(step, [fields.get(one.id) for one in step.fields]) for step in form.steps]
    kept = tuple(
        step.model_copy(update={"fields": tuple(one for one in found if one)})
        for step, found in steps
        if any(found) or not step.fields
    )
    return form.model_copy(update={"steps": kept})
