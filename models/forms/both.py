"""What two people share of the same form: only results, side by side, and what to say to that."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.errors import Refusal
from models.forms import formulas
from models.forms.answers import Answers
from models.forms.cases import BOTH, fields_of
from models.forms.conditions import in_force
from models.forms.definitions import Definition, Share
from models.forms.results import Figure, figures
from models.forms.shapes import Hint, Result
from models.forms.values import Numbers, values

EXACT = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """One result of both, and how far they are apart."""

    result: Result
    mine: float
    theirs: float

    @property
    def gap(self) -> float:
        return round(abs(self.mine - self.theirs), EXACT)


def shared_results(form: Definition, given: Answers) -> tuple[Figure, ...]:
    """All that anybody else may ever see: results that rest on two answers or more."""
    if form.share is not Share.RESULTS:
        return ()
    known = values(form, in_force(form, given))
    results = {one.id: one for one in form.results}
    return tuple(
        one
        for one in figures(form, given)
        if one.result.shared and len(fields_of(one.result.id, results) & known.keys()) > 1
    )


def check_results(form: Definition, given: Answers) -> None:
    if not shared_results(form, given):
        raise Refusal("There are too few answers for a mean. Answer some more lines first.")


def side_by_side(mine: Sequence[Figure], theirs: Sequence[Figure]) -> tuple[Pair, ...]:
    """The results that both have, worked out in the same way."""
    other = {one.result.id: one for one in theirs}
    return tuple(
        Pair(one.result, one.value, other[one.result.id].value)
        for one in mine
        if one.result.id in other and other[one.result.id].result.formula == one.result.formula
    )


def both_hints(form: Definition, pairs: Sequence[Pair]) -> tuple[Hint, ...]:
    """What the form says to the one who reads, and to nobody else."""
    known: Numbers = {}
    for name in BOTH:
        known[name] = [float(getattr(one, name)) for one in pairs]
        known |= {f"{name}.{one.result.id}": float(getattr(one, name)) for one in pairs}
    return tuple(hint for hint in form.both_hints if formulas.value(hint.when, known) is True)
