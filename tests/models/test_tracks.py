"""What comes next in a track, and where a module belongs."""

from uuid import UUID, uuid4

import pytest

from models.credentials import Track
from models.tracks import (
    LessonName,
    Module,
    State,
    Step,
    StepKind,
    TrackView,
    complete,
    next_step,
    places,
)

FIRST, SECOND = LessonName(uuid4(), "1.1", "warp"), LessonName(uuid4(), "1.2", "weft")


def module(key: str, *done: UUID, passed: bool = False) -> Module:
    return Module(
        key=key,
        slug=key,
        title=key,
        minutes=60,
        level=4,
        lessons=(FIRST, SECOND),
        done=frozenset(done),
        passed=passed,
    )


def track(name: str, core: tuple[str, ...], elective: tuple[str, ...] = ()) -> Track:
    return Track(
        id=name,
        slug="mentor",
        name=name,
        audience="All.",
        core=core,
        elective=elective,
        capstone="One.",
        capstone_minutes=60,
        workload="1 hour",
    )


OPEN, BEGUN = module("m1"), module("m2", FIRST.id)
READ, DONE = module("m3", FIRST.id, SECOND.id), module("m4", passed=True)


@pytest.mark.parametrize(
    ("core", "elective", "step"),
    [
        ([OPEN, BEGUN], [], Step(StepKind.LESSON, OPEN)),
        ([DONE, BEGUN], [], Step(StepKind.LESSON, BEGUN)),
        ([DONE, READ], [], Step(StepKind.QUIZ, READ)),
        ([DONE], [OPEN], Step(StepKind.ELECTIVE)),
        ([DONE], [OPEN, BEGUN], Step(StepKind.LESSON, BEGUN)),
        ([DONE], [OPEN, READ], Step(StepKind.QUIZ, READ)),
        ([DONE], [OPEN, DONE], Step(StepKind.CAPSTONE)),
        ([DONE], [], Step(StepKind.CAPSTONE)),
    ],
)
def test_the_next_step(core: list[Module], elective: list[Module], step: Step) -> None:
    assert next_step(core, elective) == step


def test_how_far_somebody_is_in_a_module() -> None:
    assert [one.state for one in (OPEN, BEGUN, READ, DONE)] == [
        State.OPEN,
        State.BEGUN,
        State.BEGUN,
        State.DONE,
    ]
    assert (OPEN.lesson, BEGUN.lesson, READ.lesson) == (FIRST, SECOND, None)
    assert OPEN.name == "M1"


def test_what_is_left_of_a_track() -> None:
    view = TrackView(track=track("T1", ("m1",)), core=(DONE, OPEN), elective=(BEGUN,))
    assert view.left == (OPEN,)
    assert not view.has_elective
    assert TrackView(track=view.track, core=(), elective=()).has_elective
    assert TrackView(track=view.track, core=(), elective=(OPEN, DONE)).has_elective


def test_a_module_stands_in_its_tracks_the_core_ones_first() -> None:
    one, two, three = track("T1", ("m1",), ("m2",)), track("T2", ("m2",)), track("T3", ("m3",))
    found = places((one, two, three), "m2")
    assert [(place.track.id, place.is_core) for place in found] == [("T2", True), ("T1", False)]
    assert places((one, two, three), "m9") == ()


def test_a_track_is_offered_once_its_core_is_there() -> None:
    whole = track("T1", ("m1", "m2"), ("m7",))
    assert complete(whole, {"m1", "m2", "m3"})
    assert not complete(whole, {"m1"})
