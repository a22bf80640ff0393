"""Who may come in by another door: whoever the identity provider vouches for."""

from app.services import identities
from models.sign_ins import Claims, Errand
from tests.acts import EVERYBODY, Act
from tests.entrance import FIREFOX

ANYBODY = EVERYBODY | {"nobody"}
ISSUER = "https://login.example.org"


def there_and_back(person: object) -> Errand:
    del person
    left = identities.set_out(None, "/home")
    return identities.come_back(None, left.state, left.browser)


ACTS = {
    identities.set_out: Act(lambda cast, person: identities.set_out(person, ""), ANYBODY),
    identities.come_back: Act(lambda cast, person: there_and_back(person), ANYBODY),
    identities.sign_in_with: Act(
        lambda cast, person: identities.sign_in_with(
            person, Claims(ISSUER, "s1", cast.mentor.email, True), "the guild", FIREFOX
        ),
        ANYBODY,
    ),
}
