"""The list of all, page by page, and what happens to somebody whose account changes."""

import pytest

from app import events
from app.database import transaction
from app.services import members, sign_ins
from models.errors import NotFound, Refusal
from models.people import Role
from tests.cast import Cast, person
from tests.entrance import FIREFOX, GOOD, HOME, enter, give_password


def names(cast: Cast, **wanted: object) -> list[str]:
    crowd = members.everyone(cast.admin, **wanted)  # type: ignore[arg-type]
    return [member.person.name for member in crowd.members]


def test_the_list_goes_on_after_fifty_without_gaps(cast: Cast) -> None:
    with transaction() as session:
        for number in range(60):
            somebody = person(f"Zoe Zelkova {number // 3:02}", is_mentee=True)
            somebody.email = f"zoe{number}@example.org"
            session.add(somebody)
    first = members.everyone(cast.admin)
    second = members.everyone(cast.admin, after=first.after)
    ids = [member.person.id for member in (*first.members, *second.members)]
    assert (len(first.members), len(ids), len(set(ids))) == (50, 66, 66)
    assert second.after is None


def test_words_and_roles_narrow_it(cast: Cast) -> None:
    assert names(cast, q="ada@") == [cast.mentor.name]
    assert names(cast, role=Role.COORDINATOR) == [cast.coordinator.name]
    assert names(cast, q="_da") == []


def test_it_counts_with_how_many_somebody_walks(cast: Cast) -> None:
    found = members.everyone(cast.coordinator, q=cast.mentor.name).members
    assert [member.partners for member in found] == [1]


def test_a_closed_account_is_out_everywhere_and_stays_out(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(events.sign_ins, "announce", heard.append)
    give_password(cast.mentee)
    enter(cast.mentee)
    members.disable(cast.admin, cast.mentee.id)
    assert heard == [cast.mentee.id]
    assert sign_ins.my_sign_ins(cast.mentee) == []
    with pytest.raises(Refusal):
        sign_ins.sign_in(None, cast.mentee.email, GOOD, HOME, FIREFOX)
    members.enable(cast.admin, cast.mentee.id)
    assert sign_ins.sign_in(None, cast.mentee.email, GOOD, HOME, FIREFOX)


def test_new_roles_need_a_new_sign_in(cast: Cast) -> None:
    enter(cast.mentee)
    assert members.set_roles(cast.admin, cast.mentee.id, (Role.MENTOR,)).roles == (Role.MENTOR,)
    assert sign_ins.my_sign_ins(cast.mentee) == []


def test_somebody_always_runs_the_place(cast: Cast) -> None:
    enter(cast.admin)
    with pytest.raises(Refusal, match="has to run"):
        members.set_roles(cast.admin, cast.admin.id, (Role.MENTOR,))
    with pytest.raises(Refusal, match="your own"):
        members.disable(cast.admin, cast.admin.id)
    assert sign_ins.my_sign_ins(cast.admin)
    members.set_roles(cast.admin, cast.mentee.id, (Role.ADMIN,))
    members.set_roles(cast.admin, cast.admin.id, (Role.MENTOR,))


def test_roles_are_needed_and_so_is_the_person(cast: Cast) -> None:
    with pytest.raises(Refusal, match="at least one role"):
        members.set_roles(cast.admin, cast.mentee.id, ())
    with pytest.raises(NotFound):
        members.set_roles(cast.admin, cast.nobody.id, (Role.MENTOR,))
