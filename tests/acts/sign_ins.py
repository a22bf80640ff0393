"""Who may sign in: whoever knows the password. Who may sign out: everybody themselves."""

from app.services import sign_ins
from tests.acts import EVERYBODY, Act
from tests.entrance import FIREFOX, GOOD, HOME, enter, give_password

ANYBODY = EVERYBODY | {"nobody"}

ACTS = {
    sign_ins.sign_in: Act(
        lambda cast, person: sign_ins.sign_in(
            person, give_password(cast.mentor).email, GOOD, HOME, FIREFOX
        ),
        ANYBODY,
    ),
    sign_ins.sign_out: Act(
        lambda cast, person: sign_ins.sign_out(person, enter(cast.mentor).id),
        frozenset({"mentor"}),
    ),
    sign_ins.sign_out_elsewhere: Act(
        lambda cast, person: sign_ins.sign_out_elsewhere(person, enter(cast.mentor).id),
        frozenset({"mentor"}),
    ),
    sign_ins.doorstep: Act(lambda cast, person: sign_ins.doorstep(person), ANYBODY),
    sign_ins.my_sign_ins: Act(lambda cast, person: sign_ins.my_sign_ins(person), EVERYBODY),
}
