"""Who may see the tracks: everybody; how far somebody is, only they themselves."""

from app.services import tracks
from models.people import Person
from tests.acts import Act
from tests.cast import NAMES, Cast
from tests.tracks import MENTEE, modules

ALL = frozenset(NAMES)


def track(_: Cast, person: Person) -> object:
    modules(*MENTEE)
    return tracks.track(person, "mentee")


ACTS = {
    tracks.offered: Act(lambda _, person: tracks.offered(person), ALL),
    tracks.track: Act(track, ALL),
    tracks.own: Act(lambda _, person: tracks.own(person), ALL),
    tracks.belonging: Act(lambda _, person: tracks.belonging(person, "m1"), ALL),
    tracks.certification: Act(lambda _, person: tracks.certification(person), ALL),
}
