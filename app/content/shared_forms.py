"""Forms that organisations pass on to each other: one YAML file each, checked like our own."""

from functools import cache
from itertools import accumulate
from pathlib import Path

import yaml
from pydantic import ValidationError
from sqlmodel import Session, col, select

from app.content.differing import differing
from app.content.places import line_of
from app.content.reading import QUICK
from models.errors import Broken, Problem, Refusal
from models.forms.definitions import Definition
from models.forms.faults import faults
from models.library import Form

PROGRAMME = Path(__file__).parents[2] / "assets" / "programme"
LARGEST = 200_000
LAST = 900
MOST_ALIASES = 20
DEEPEST = 60
OPENS = {"[": 1, "{": 1, "]": -1, "}": -1}


def written(form: Definition) -> str:
    """The file of a form, the same schema that the programme's own files have."""
    return yaml.safe_dump(form.stored, allow_unicode=True, sort_keys=False, width=100)


def read(text: str) -> Definition:
    """A form from somebody's file, or every line of it that needs a correction."""
    if len(text) > LARGEST:
        raise Refusal("A form is at most 200 kB. This file holds more.")
    if max(accumulate(OPENS.get(sign, 0) for sign in text), default=0) > DEEPEST:
        raise Refusal("This file opens brackets that it does not close. Look at its lists.")
    given = _yaml(text)
    tree = yaml.compose(text, yaml.SafeLoader)
    try:
        form = Definition.model_validate(given)
    except ValidationError as error:
        raise Broken(
            tuple(
                Problem(
                    line_of(tree, one["loc"]), "{detail}", f"{_dotted(one['loc'])}: {one['msg']}"
                )
                for one in error.errors()
            )
        ) from error
    if wrong := list(faults(form)):
        raise Broken(tuple(Problem(line_of(tree, at), "{detail}", said) for at, said in wrong))
    return form


def put(session: Session, form: Definition) -> None:
    """Puts a form on the shelf, in the place of the one with its id."""
    _check_room(session, form)
    row = session.exec(select(Form).where(Form.key == form.id)).first()
    if row is None:
        row = Form(key=form.id, slug=form.slug, kind=form.kind, position=LAST)
    row.slug, row.kind = form.slug, form.kind
    row.body = form.stored
    session.add(row)


@cache
def shipped() -> dict[str, Definition]:
    """The forms that come with this version, by id."""
    files = sorted((PROGRAMME / "forms").rglob("*.yaml"))
    bodies = (yaml.load(file.read_text("utf-8"), QUICK) for file in files)  # noqa: S506  # ours
    return {form.id: form for form in map(Definition.model_validate, bodies)}


def difference(before: Definition | None, now: Definition) -> list[str]:
    """What an organisation changed of a shipped form, as lines with + and -; nothing if nothing."""
    if before is None or before == now:
        return []
    return differing(written(before), written(now))


def _check_room(session: Session, form: Definition) -> None:
    """A key and an address belong to one form."""
    query = select(Form).where(Form.slug == form.slug, col(Form.key) != form.id)
    if session.exec(query).first():
        raise Refusal("Another form has the address {slug} already.", slug=form.slug)


def _yaml(text: str) -> object:
    try:
        aliases = sum(
            isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)
        )
        if aliases > MOST_ALIASES:
            raise Refusal("This file repeats itself by reference too often. Write it out.")
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = Problem(line, "This is not YAML: {detail}.", str(error.problem))
        raise Broken((problem,)) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise Broken((Problem(1, "This is not YAML."),)) from error


def _dotted(place: tuple[int | str, ...]) -> str:
    return ".".join(map(str, place))
