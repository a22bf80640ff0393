"""A look: everything it reads is of one moment and one connection, and it never writes."""

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from app.database import engine, looking, reading, transaction, tune
from models.errors import NotFound
from models.people import Person
from tests.cast import Cast
from tests.mentoring import many_pairs


def name_of(cast: Cast) -> str:
    with reading() as session:
        return session.get_one(Person, cast.mentor.id).name


def rename(cast: Cast, name: str) -> None:
    with transaction() as session:
        session.get_one(Person, cast.mentor.id).name = name


def test_all_readings_of_a_look_are_one(cast: Cast) -> None:
    with looking():
        with reading() as one:
            found = one.get(Person, cast.mentor.id)
        with reading() as other:
            assert other is one
            assert other.get(Person, cast.mentor.id) is found
    with reading() as later:
        assert later is not one


def test_a_look_is_of_one_moment(cast: Cast) -> None:
    with looking():
        with reading() as session:
            before = session.exec(select(Person.name).where(Person.id == cast.mentor.id)).one()
        with Session(engine()) as elsewhere:
            elsewhere.get_one(Person, cast.mentor.id).name = "Somebody Else"
            elsewhere.commit()
        with reading() as session:
            after = session.exec(select(Person.name).where(Person.id == cast.mentor.id)).one()
    assert before == after == "Ada Alder"
    assert name_of(cast) == "Somebody Else"


def test_what_is_changed_on_a_row_of_a_look_is_not_kept(cast: Cast) -> None:
    with looking(), reading() as session:
        found = session.get_one(Person, cast.mentor.id)
        found.name = "Only Here"
    assert found.name == "Only Here"
    assert name_of(cast) == "Ada Alder"


def test_a_transaction_ends_the_look_around_it(cast: Cast) -> None:
    with looking():
        assert name_of(cast) == "Ada Alder"
        rename(cast, "New Name")
        assert name_of(cast) == "New Name"
    assert name_of(cast) == "New Name"


def test_a_look_that_fails_leaves_nothing_behind(cast: Cast) -> None:
    def fail() -> None:
        with looking(), reading() as session:
            session.get_one(Person, cast.mentor.id)
            raise NotFound("There is no such thing.")

    with pytest.raises(NotFound):
        fail()
    rename(cast, "New Name")
    assert name_of(cast) == "New Name"


def test_sqlite_goes_the_short_way_to_somebody_s_relationships(cast: Cast) -> None:
    many_pairs(cast, 200)
    if engine().dialect.name != "sqlite":
        pytest.skip("PostgreSQL tunes itself.")
    asked = sa.text(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM relationship"
        " WHERE (mentor_id = 'x' OR mentee_id = 'x') AND ended_at IS NULL"
    )
    with reading() as session:
        before = " ".join(row[3] for row in session.execute(asked))
    tune()
    with reading() as session:
        after = " ".join(row[3] for row in session.execute(asked))
    assert "ix_relationship_ended_at" in before
    assert "ix_relationship_mentor_id" in after
    assert "ix_relationship_mentee_id" in after
