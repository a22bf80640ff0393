"""Who may change which password: everybody their own, whoever holds a link that one's."""

from app.services import passwords
from tests.acts import EVERYBODY, Act
from tests.cast import Cast
from tests.entrance import BETTER, GOOD, HOME, give_password, token_for

ANYBODY = EVERYBODY | {"nobody"}


def asked(cast: Cast) -> str:
    passwords.ask_reset(None, cast.mentor.email, HOME)
    return token_for(cast.mentor.email)


ACTS = {
    passwords.change_password: Act(
        lambda cast, person: passwords.change_password(
            give_password(person), GOOD, BETTER, None, HOME
        ),
        EVERYBODY,
    ),
    passwords.ask_reset: Act(
        lambda cast, person: passwords.ask_reset(person, cast.mentor.email, HOME), ANYBODY
    ),
    passwords.look_at_reset: Act(
        lambda cast, person: passwords.look_at_reset(person, asked(cast)), ANYBODY
    ),
    passwords.reset: Act(
        lambda cast, person: passwords.reset(person, asked(cast), BETTER), ANYBODY
    ),
}
