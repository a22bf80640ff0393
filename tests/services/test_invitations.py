"""Inviting and joining: who may, with which roles, how often."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from sqlmodel import select

from app import database
from app.first_start import make_owner_link
from app.services import invitations, sign_ins
from models.errors import NotAllowed, NotFound, Refusal
from models.organisation import Organisation
from models.people import Profile, Role
from tests.cast import Cast, person
from tests.entrance import FIREFOX, GOOD, HOME, letters_to, token_for

EVE = "eve@example.org"


def invited(cast: Cast, *roles: Role) -> str:
    invitations.invite(cast.admin, "Eve@Example.org", "Eve  Elm", roles or (Role.MENTEE,))
    return token_for(EVE)


def test_whoever_is_invited_joins_with_the_roles_of_the_invitation(cast: Cast) -> None:
    eve = invitations.join(None, invited(cast, Role.MENTEE, Role.MENTOR), "Eve Elm", GOOD)
    assert (eve.email, eve.roles) == (EVE, (Role.MENTOR, Role.MENTEE))
    assert sign_ins.sign_in(None, EVE, GOOD, HOME, FIREFOX)
    with database.reading() as session:
        assert session.get(Profile, eve.id)


def test_the_letter_says_who_invites_and_where_to(cast: Cast) -> None:
    invited(cast)
    subject, words = letters_to(EVE)[0]
    assert subject == "Adam Aspen invites you to Guild of Tests"
    assert "Hello Eve Elm," in words


def test_nobody_joins_under_another_address(cast: Cast) -> None:
    joined = invitations.join(None, invited(cast), "Eve", GOOD, email="other@example.org")
    assert joined.email == EVE


def test_an_invitation_works_once_also_for_fifty_at_once(cast: Cast) -> None:
    token = invited(cast)

    def try_it(_: int) -> bool:
        try:
            invitations.join(None, token, "Eve", GOOD)
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(50) as pool:
        assert sum(pool.map(try_it, range(50))) == 1


def test_a_newer_invitation_replaces_the_older(cast: Cast) -> None:
    older = invited(cast)
    newer = invited(cast)
    with pytest.raises(NotFound):
        invitations.look_at_link(None, older)
    assert invitations.look_at_link(None, newer).email == EVE


def test_a_revoked_or_old_invitation_opens_nothing(cast: Cast) -> None:
    token = invited(cast)
    invitations.revoke_invitation(cast.coordinator, invitations.waiting(cast.admin)[0].id)
    with pytest.raises(NotFound):
        invitations.join(None, token, "Eve", GOOD)
    token = invited(cast)
    with (
        time_machine.travel(datetime.now(UTC) + timedelta(days=7), tick=False),
        pytest.raises(NotFound),
    ):
        invitations.join(None, token, "Eve", GOOD)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.COORDINATOR])
def test_coordinators_bring_mentors_and_mentees_only(cast: Cast, role: Role) -> None:
    with pytest.raises(NotAllowed):
        invitations.invite(cast.coordinator, EVE, "Eve", [Role.MENTOR, role])
    link = invitations.invite(cast.admin, EVE, "Eve", [role])
    with pytest.raises(NotAllowed):
        invitations.revoke_invitation(cast.coordinator, link.id)


def test_an_invitation_needs_a_role_and_a_new_address(cast: Cast) -> None:
    with pytest.raises(Refusal, match="at least one role"):
        invitations.invite(cast.admin, EVE, "Eve", [])
    with pytest.raises(Refusal, match="here already"):
        invitations.invite(cast.admin, cast.mentee.email.upper(), "Ben", [Role.MENTEE])


def test_nobody_joins_twice(cast: Cast) -> None:
    token = invited(cast)
    with database.transaction() as session:
        session.add(person("Eve Elm", is_mentee=True))
    with pytest.raises(Refusal, match="here already"):
        invitations.join(None, token, "Eve", GOOD)


def test_what_is_unknown_cannot_be_revoked(cast: Cast) -> None:
    with pytest.raises(NotFound):
        invitations.revoke_invitation(cast.admin, uuid4())


def test_the_first_person_owns_the_place(fresh: str) -> None:
    assert fresh
    path = make_owner_link()
    assert path is not None
    token = path.removeprefix("/invite/")
    olga = invitations.join(None, token, "Olga Oak", GOOD, "olga@example.org", "Oak Guild")
    assert olga.roles == (Role.ADMIN, Role.COORDINATOR)
    with database.reading() as session:
        assert session.exec(select(Organisation.name)).all() == ["Oak Guild"]
    assert make_owner_link() is None


def test_a_second_start_voids_the_first_link(fresh: str) -> None:
    assert fresh
    first, second = make_owner_link(), make_owner_link()
    assert first is not None
    assert second is not None
    with pytest.raises(NotFound):
        invitations.look_at_link(None, first.removeprefix("/invite/"))
    assert invitations.look_at_link(None, second.removeprefix("/invite/"))
