"""Tracks: offered when they are whole, in their order, each with one's own progress."""

import pytest

from app import database
from app.content import published
from app.content.sources import ContentBroken
from app.services import tracks
from models.errors import NotFound
from models.indicators import Indicators
from models.people import Person, Role
from models.tracks import State, StepKind
from tests.cast import Cast
from tests.tracks import MENTEE, MENTOR, finished, modules, passed


def test_only_whole_tracks_are_offered(cast: Cast) -> None:
    assert tracks.offered(None) == ()
    modules(*MENTEE)
    assert [track.slug for track in tracks.offered(None)] == ["mentee"]
    assert [place.track.id for place in tracks.belonging(None, "M1")] == ["T2"]
    with pytest.raises(NotFound):
        tracks.track(cast.mentor, "mentor")


def test_a_visitor_sees_the_order_and_no_progress(cast: Cast) -> None:
    assert cast
    modules()
    view = tracks.track(None, "mentor")
    assert tuple(one.key for one in view.core) == MENTOR
    assert [one.key for one in view.elective] == ["m7", "m10"]
    assert view.step is None
    assert not view.is_mine
    assert {line.track for line in view.rubric} == {"T1"}
    assert [len(group) for group in view.evidence] == [1, 1, 1]


def test_progress_is_ones_own(cast: Cast) -> None:
    every = modules()
    passed(cast.mentor, every["m1"], every["m2"])
    finished(cast.mentor, every["m3"], 1)
    finished(cast.stranger, every["m4"], 1, 2)
    view = tracks.track(cast.mentor, "mentor")
    assert [one.state for one in view.core[:4]] == [
        State.DONE,
        State.DONE,
        State.BEGUN,
        State.OPEN,
    ]
    assert view.is_mine
    assert view.step
    assert (view.step.kind, view.step.module) == (StepKind.LESSON, view.core[2])
    assert view.core[2].lesson
    assert view.core[2].lesson.number == "3.2"


def test_ones_own_track_follows_the_role_one_looks_with(cast: Cast) -> None:
    assert tracks.own(cast.mentee) is None
    modules()
    for person, slug in ((cast.mentor, "mentor"), (cast.coordinator, "coordinator")):
        view = tracks.own(person)
        assert view
        assert view.track.slug == slug
    with database.transaction() as session:
        both = session.get_one(Person, cast.mentor.id)
        both.is_mentee, both.seen_as = True, Role.MENTEE
    view = tracks.own(both)
    assert view
    assert view.track.slug == "mentee"
    assert tracks.own(cast.admin) is None
    assert tracks.own(cast.nobody) is None


def test_all_five_credentials_are_told(cast: Cast) -> None:
    told = tracks.certification(cast.nobody)
    assert [one.id for one in told.credentials] == [
        "lesson-tick",
        "module-badge",
        "track-certificate",
        "pmc",
        "record-of-mentoring",
    ]
    assert len(told.elements) == 11


def test_a_file_of_the_programme_that_cannot_be_read_is_told() -> None:
    with pytest.raises(ContentBroken):
        published._read("certification.yaml", Indicators)
