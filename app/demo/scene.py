"""What every part of the demo builds upon: the hour, the dice, the people, and rows to be kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlmodel import Session, SQLModel

from app.demo.script import Story
from app.steps import pairs
from models.notices import Notice, NoticeKind
from models.organisation import Programme
from models.people import Person
from models.relationships import Relationship

SEED = "atelier-commons"
NOON, EVENING = time(12, 40), time(18, 10)
COORDINATOR = "clara"


@dataclass(slots=True)
class Scene:
    """The demo while it is being made."""

    session: Session
    now: datetime
    chance: Random
    programme: Programme
    people: dict[str, Person] = field(default_factory=dict)
    pairs: dict[str, Relationship] = field(default_factory=dict)
    rows: list[SQLModel] = field(default_factory=list)

    def add(self, *rows: SQLModel) -> None:
        self.rows += rows

    def new_id(self) -> UUID:
        """The same in every demo, so that a place somebody keeps leads there again."""
        return UUID(int=self.chance.getrandbits(128), version=4)

    def day(self, zone: str, ago: int) -> date:
        return self.now.astimezone(ZoneInfo(zone)).date() - timedelta(days=ago)

    def moment(self, zone: str, ago: int, clock: time) -> datetime:
        local = datetime.combine(self.day(zone, ago), clock, ZoneInfo(zone))
        return local.astimezone(UTC)

    def maybe(self, zone: str, ago: int | None, clock: time) -> datetime | None:
        return None if ago is None else self.moment(zone, ago, clock)

    def zone(self, story: Story) -> str:
        """In whose hours a story is told: the mentee's."""
        return self.people[story.mentee].zone

    def who(self, story: Story, part: str) -> Person:
        return self.people[{"mentor": story.mentor, "mentee": story.mentee}.get(part, COORDINATOR)]

    def notice(
        self, kind: NoticeKind, to: Person, about: Person, href: str, at: datetime
    ) -> Notice:
        """What is older than three days has been read."""
        read_at = at + timedelta(hours=5) if self.now - at > timedelta(days=3) else None
        found = pairs.notice(kind, to.id, about, href, at)
        found.read_at = read_at
        self.add(found)
        return found

    def keep(self) -> None:
        """Writes the rows, those that others refer to first."""
        for name in (table.name for table in SQLModel.metadata.sorted_tables):
            self.session.add_all(row for row in self.rows if row.__tablename__ == name)
            self.session.flush()
        self.rows.clear()


def season(day: date) -> str:
    names = ("Winter", "Spring", "Summer", "Autumn")
    return names[day.month % 12 // 3]


def at_most(now: datetime, moments: Iterable[datetime]) -> datetime | None:
    """The last of these moments that is not ahead."""
    return max((moment for moment in moments if moment <= now), default=None)
