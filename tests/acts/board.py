"""Who may do what on the board: mentors with their own, coordinators with all, mentees confirm."""

from app.services import board
from models.people import Person
from tests.acts import Act
from tests.cast import Cast
from tests.mentoring import set_stages

MOVERS = frozenset({"mentor", "coordinator"})
NEAR = frozenset({"mentor", "mentee", "coordinator"})


def moved(cast: Cast, person: Person) -> None:
    set_stages()
    version = 1
    board.move(person, cast.relationship.id, 1, version, "We know each other already.")


def moved_back(cast: Cast, person: Person) -> None:
    moved(cast, person)
    board.undo(person, cast.relationship.id)


def confirmed(cast: Cast, person: Person) -> None:
    set_stages()
    board.confirm(person, cast.relationship.id, "hello")


ACTS = {
    board.board: Act(
        lambda _, person: board.board(person), frozenset({"mentor", "stranger", "coordinator"})
    ),
    board.path: Act(lambda c, person: board.path(person, c.relationship.id), NEAR),
    board.confirm: Act(confirmed, frozenset({"mentor", "mentee"})),
    board.unconfirm: Act(lambda c, person: board.unconfirm(person, c.relationship.id, "x"), NEAR),
    board.move: Act(moved, MOVERS),
    board.undo: Act(moved_back, MOVERS),
}
