"""Who may invite: the staff. Who may join: whoever holds the link."""

from app.services import invitations
from models.people import Role
from tests.acts import EVERYBODY, Act
from tests.cast import Cast
from tests.entrance import GOOD, token_for

ANYBODY = EVERYBODY | {"nobody"}
STAFF = frozenset({"admin", "coordinator"})


def invited(cast: Cast) -> str:
    invitations.invite(cast.admin, "eve@example.org", "Eve Elm", [Role.MENTEE])
    return token_for("eve@example.org")


ACTS = {
    invitations.invite: Act(
        lambda cast, person: invitations.invite(person, "eve@example.org", "Eve", [Role.MENTEE]),
        STAFF,
    ),
    invitations.waiting: Act(lambda cast, person: invitations.waiting(person), STAFF),
    invitations.revoke_invitation: Act(
        lambda cast, person: invitations.revoke_invitation(
            person,
            invitations.invite(cast.admin, "eve@example.org", "Eve", [Role.MENTEE]).id,
        ),
        STAFF,
    ),
    invitations.look_at_link: Act(
        lambda cast, person: invitations.look_at_link(person, invited(cast)), ANYBODY
    ),
    invitations.join: Act(
        lambda cast, person: invitations.join(person, invited(cast), "Eve Elm", GOOD), ANYBODY
    ),
}
