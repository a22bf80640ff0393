"""Makes the demo organisation, and makes it again on another day, so that it is always alive."""

from datetime import UTC, datetime, timedelta
from random import Random

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, func, select

from app import database, passwords
from app.database import reading, transaction
from app.demo import journals, learning, people, post, script, sheets, stories
from app.demo.scene import SEED, Scene, season
from app.seal import CANARY_OWNER
from app.settings import Settings
from models.courses import Course, Lesson, Resource
from models.errors import Refusal
from models.journals import Prompt
from models.keys import SealKey
from models.library import Form
from models.mentra import Stage
from models.organisation import Organisation, Programme
from models.passwords import DEMO
from models.people import Person
from models.quizzes import Question

BEGAN = timedelta(days=94)
LASTS = timedelta(weeks=24)
CONTENT = {
    model.__tablename__ for model in (Course, Form, Lesson, Resource, Prompt, Stage, Question)
}
FOREIGN = (
    "There are people in {folder} who do not belong to the demo. "
    "Choose an empty folder for it with --data."
)


def check(settings: Settings) -> None:
    """Refuses a database that holds anything else, before anything in it is touched."""
    engine = database.connect(settings.database)
    there = set(sa.inspect(engine).get_table_names())
    if not there:
        return
    if not {"person", "organisation"} <= there:
        raise Refusal(FOREIGN, folder=settings.data_dir)
    with reading() as session:
        _check_own(session, settings)


def fill(settings: Settings, now: datetime | None = None) -> None:
    """Fills an empty database; renews a demo of another day; refuses everybody else's data."""
    now = now or datetime.now(UTC)
    with reading() as session:
        _check_own(session, settings)
        if _made_on(session) == now.date():
            return
    password = passwords.hashed(DEMO)
    with transaction() as session:
        _clear(session)
        _play(session, password, now)


def _play(session: Session, password: str, now: datetime) -> None:
    """Everything, in the order in which one thing needs another."""
    house, starts_on = script.house(), (now - BEGAN).date()
    programme = Programme(
        name=f"{season(starts_on)} programme",
        purpose=house.purpose,
        starts_on=starts_on,
        ends_on=starts_on + LASTS,
    )
    scene = Scene(session, now, Random(SEED), programme)  # noqa: S311  # the same each time
    scene.add(Organisation(**house.model_dump(exclude={"agreement", "purpose"}), is_demo=True))
    scene.add(programme)
    people.gather(scene, password)
    for story in script.stories():
        stories.tell(scene, story)
    journals.write(scene)
    sheets.fill(scene)
    learning.study(scene)
    post.deliver(scene)
    scene.keep()
    learning.certify(scene)
    stories.confirm(scene)
    scene.keep()


def _check_own(session: Session, settings: Settings) -> None:
    is_demo = session.exec(select(Organisation.is_demo)).first()
    anybody = session.exec(select(Person.id)).first() is not None
    if is_demo is False or (anybody and not is_demo):
        raise Refusal(FOREIGN, folder=settings.data_dir)


def _made_on(session: Session) -> object:
    """The day of the demo that is there, read from the first to join."""
    first = session.exec(select(func.min(Person.joined_at))).one()
    return (first + people.FOUNDED).date() if first else None


def _clear(session: Session) -> None:
    """Forgets all people and what they did; the programme's own texts stay."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table.name in CONTENT:
            continue
        query = sa.delete(table)
        if table.name == SealKey.__tablename__:
            query = query.where(table.c.owner_id != CANARY_OWNER)
        session.execute(query)
    session.expunge_all()
