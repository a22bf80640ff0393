"""Every act of every service, and who may do it: one module per service, each with its ACTS."""

from collections.abc import Callable
from dataclasses import dataclass

from models.people import Person
from tests.cast import Cast

EVERYBODY = frozenset({"mentor", "mentee", "stranger", "coordinator", "admin"})
PAIR = frozenset({"mentor", "mentee"})


@dataclass(frozen=True, slots=True)
class Act:
    """A call of a service function by somebody of the cast; all others must be refused."""

    call: Callable[[Cast, Person], object]
    allowed: frozenset[str]
