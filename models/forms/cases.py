"""What a definition must not say about when it asks something, and about what it shares."""

from collections.abc import Iterator, Mapping

from models.forms import formulas
from models.forms.definitions import Definition, Fills, Share
from models.forms.shapes import FieldType, FormField, Hint, Result

Place = tuple[str | int, ...]
Fault = tuple[Place, str]
BOTH = ("mine", "theirs", "gap")


def case_faults(form: Definition, known: frozenset[str]) -> Iterator[Fault]:
    """`known` are the numbers that formulas of this form may use."""
    before: set[str] = set()
    results = {one.id: one for one in form.results if not one.per}
    for number, step in enumerate(form.steps):
        for index, field in enumerate(step.fields):
            at: Place = ("steps", number, "fields", index)
            yield from _when(at, field, before, results, known)
            yield from _by_part(at, field, form.fills)
            yield from _among(at, field, form, before)
            before.add(field.id)
    yield from _shared(form, results)


def _when(
    at: Place,
    field: FormField,
    before: set[str],
    results: Mapping[str, Result],
    known: frozenset[str],
) -> Iterator[Fault]:
    if bool(field.when) != bool(field.when_words):
        yield (*at, "when_words"), f"{field.id}: when and when_words belong together."
    if not field.when:
        return
    if reason := formulas.wrong(field.when):
        yield (*at, "when"), reason
        return
    for name in sorted(formulas.names(field.when)):
        if name not in known:
            yield (*at, "when"), f"There is no number {name} in this form."
        for needed in sorted(fields_of(name, results) - before):
            yield (
                (*at, "when"),
                f"{field.id} depends on {needed}, which is not asked before it."
                if needed != field.id
                else f"{field.id} depends on itself.",
            )


def _by_part(at: Place, field: FormField, fills: Fills) -> Iterator[Fault]:
    for key in ("only", "label_mentor", "help_mentor"):
        if getattr(field, key) and fills is not Fills.EACH:
            yield (*at, key), f"{field.id}: {key} needs a form that each of the two fills."


def _among(at: Place, field: FormField, form: Definition, before: set[str]) -> Iterator[Fault]:
    if not field.among:
        return
    source = form.field(field.among)
    if field.type is not FieldType.RANK or source is None or source.type is not FieldType.MULTI:
        yield (
            (*at, "among"),
            f"{field.id}: an order is among what a field of several has.",
        )
    elif field.among not in before or source.choices != field.choices:
        yield (*at, "among"), f"{field.id} and {field.among} need the same options, in this order."


def _shared(form: Definition, results: Mapping[str, Result]) -> Iterator[Fault]:
    is_shared = form.share is Share.RESULTS
    named = [one.id for one in form.results if one.shared]
    if is_shared and form.fills is not Fills.EACH:
        yield ("share",), "Only a form that each of the two fills can share its results."
    if is_shared and not named:
        yield ("share",), "Mark at least one result as shared."
    for index, result in enumerate(form.results):
        at: Place = ("results", index, "shared")
        if result.shared and not is_shared:
            yield at, f"{result.id} is shared, but the form does not share its results."
        if result.shared and result.per:
            yield at, f"{result.id} belongs to single lines and cannot be shared."
        elif result.shared and len(fields_of(result.id, results)) < 2:
            yield at, f"{result.id} would show a single answer, so it cannot be shared."
    for index, hint in enumerate(form.both_hints):
        yield from _both(("both_hints", index), hint, named)


def _both(at: Place, hint: Hint, shared: list[str]) -> Iterator[Fault]:
    """Names of what stands side by side: `gap`, or `gap.trust` for one of the results."""
    if hint.for_last > 1:
        yield (*at, "for_last"), "What stands side by side has no times in a row."
    if reason := formulas.wrong(hint.when):
        yield (*at, "when"), reason
        return
    known = {name for one in BOTH for name in (one, *(f"{one}.{id_}" for id_ in shared))}
    for name in sorted(formulas.names(hint.when) - known):
        yield (*at, "when"), f"There is no number {name} side by side."


def fields_of(name: str, results: Mapping[str, Result]) -> frozenset[str]:
    """The fields that a name stands for; a result stands for all that its formula needs."""
    first = name.partition(".")[0]
    result = results.get(first)
    if result is None:
        return frozenset({first})
    if formulas.wrong(result.formula):
        return frozenset()
    earlier = {key: one for key, one in results.items() if key != first}
    return frozenset[str]().union(
        *(fields_of(one, earlier) for one in formulas.names(result.formula))
    )
