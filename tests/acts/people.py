"""Who may do what with their own things: everybody who has an account."""

from app.services import people
from tests.acts import EVERYBODY, Act

ACTS = {
    people.around: Act(lambda cast, person: people.around(person), EVERYBODY),
    people.notices: Act(lambda cast, person: people.notices(person), EVERYBODY),
    people.read_notices: Act(lambda cast, person: people.read_notices(person), EVERYBODY),
    people.my_profile: Act(lambda cast, person: people.my_profile(person), EVERYBODY),
    people.change_profile: Act(
        lambda cast, person: people.change_profile(
            person,
            name="New Name",
            headline="",
            place="Ghent",
            country="be",
            about="",
            languages="English",
        ),
        EVERYBODY,
    ),
    people.choose_role: Act(
        lambda cast, person: people.choose_role(person, "mentor"),
        frozenset({"mentor", "stranger"}),
    ),
    people.choose_language: Act(
        lambda cast, person: people.choose_language(person, "fr"), EVERYBODY
    ),
    people.choose_display: Act(
        lambda cast, person: people.choose_display(person, "fr", "dark", "Europe/Athens"), EVERYBODY
    ),
    people.search: Act(lambda cast, person: people.search(person, "a"), EVERYBODY),
}
