"""Forms and stages: an example that fills what is needed, and stages and forms that agree."""

from collections.abc import Iterator

import yaml

from app.content.places import line_of
from app.content.reading import QUICK
from app.content.sources import Fault, FormSource, Programme
from models.forms.answers import missing, problem
from models.forms.conditions import asked, for_part, left_out
from models.forms.shapes import FieldType

STAGES = "mentra/stages.yaml"


def faults(programme: Programme) -> Iterator[Fault]:
    for source in programme.forms:
        yield from _example(source, programme.files.get(source.file, ""))
    yield from _stages(programme)


def named_by_stages(programme: Programme) -> dict[str, dict[str, list[str]]]:
    """The instruments and the tools that each stage names, by the stage's id."""
    return {
        stage.id: {
            kind: [str(id_) for id_ in (stage.model_extra or {}).get(kind, [])]
            for kind in ("instruments", "tools")
        }
        for stage in programme.stages
    }


def _example(source: FormSource, text: str) -> Iterator[Fault]:
    tree = yaml.compose(text, QUICK) if text else None
    form = source.form
    out = left_out(form, form.example)
    shown = asked(for_part(form, form.example), form.example)
    needed = [one for one in shown if one.type is not FieldType.FILE]
    if not form.example:
        yield Fault(source.file, 1, "The form has no example.")
        return
    for field in missing(needed, form.example):
        line = line_of(tree, ("example", field.id))
        yield Fault(source.file, line, f"The example leaves {field.id} empty, which is needed.")
    for name in sorted(out & form.example.keys()):
        line = line_of(tree, ("example", name))
        yield Fault(source.file, line, f"The example fills {name}, which it does not ask.")
    for field in form.fields:
        if reason := problem(field, form.example.get(field.id)):
            line = line_of(tree, ("example", field.id))
            yield Fault(source.file, line, f"The example of {field.id}: {reason}")
        for stray in sorted(_strays(field.choices, form.example.get(field.id))):
            line = line_of(tree, ("example", field.id))
            yield Fault(source.file, line, f"The example of {field.id} chooses {stray}.")


def _strays(choices: frozenset[str], given: object) -> set[str]:
    """What an example chooses although it cannot be chosen."""
    if not choices:
        return set()
    chosen = given if isinstance(given, list) else [given]
    return {one for one in chosen if isinstance(one, str) and one and one not in choices}


def _stages(programme: Programme) -> Iterator[Fault]:
    forms = {source.form.id: source for source in programme.forms}
    for stage, kinds in named_by_stages(programme).items():
        for kind, ids in kinds.items():
            for id_ in ids:
                source = forms.get(id_)
                if source is None:
                    yield Fault(STAGES, 1, f"{stage} names {id_}, and there is no such form.")
                elif stage not in source.form.stages:
                    yield Fault(source.file, 1, f"{stage} names {id_}, which is not for {stage}.")
                elif f"{source.form.kind.value}s" != kind:
                    yield Fault(STAGES, 1, f"{stage} counts {id_} among its {kind}.")
