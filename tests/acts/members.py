"""Who may look after accounts: coordinators see them, administrators change them."""

from app.services import members
from models.people import Role
from tests.acts import Act

ADMIN = frozenset({"admin"})
STAFF = frozenset({"admin", "coordinator"})

ACTS = {
    members.everyone: Act(lambda cast, person: members.everyone(person), STAFF),
    members.set_roles: Act(
        lambda cast, person: members.set_roles(person, cast.mentee.id, (Role.MENTOR,)), ADMIN
    ),
    members.disable: Act(lambda cast, person: members.disable(person, cast.mentee.id), ADMIN),
    members.enable: Act(lambda cast, person: members.enable(person, cast.mentee.id), ADMIN),
}
