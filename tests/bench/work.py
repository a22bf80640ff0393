"""Work without a page, each kind in a process of its own: matching, importing, certificates."""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from uuid import uuid4

import numpy as np
from scipy.optimize import linear_sum_assignment

from models.certificates import Certificate, spelled
from models.matching import FORBIDDEN, LEAST, Candidate, assign, score
from models.people import Person, Profile
from models.reasons import explain

NAMES = {
    "values": 16,
    "topics": 40,
    "languages": 12,
    "formats": 4,
    "sectors": 10,
}
CHOSEN = {"values": 3, "topics": 4, "languages": 2, "formats": 2, "sectors": 2}
TASTES = 6


def matching(size: int, rounds: int) -> dict[str, float]:
    """Seconds for the points of all pairs, for the best pairs, for scipy on the same matrix, and
    for telling the best pairs with their reasons."""
    mentees, mentors = people(size, 1), people(size, 2)
    scoring = timed(lambda: score(mentees, mentors), rounds)
    points = score(mentees, mentors)
    rooms = [mentor.free for mentor in mentors]
    slots = np.repeat(np.arange(size), rooms)
    patience = np.arange(size, 0, -1) / (size * (size + 1))
    worth = np.where(points >= LEAST, points + patience[:, None], 0.0)[:, slots]
    solving: list[float] = []
    floor: list[float] = []
    for _ in range(rounds):
        floor.append(once(lambda: linear_sum_assignment(worth, maximize=True)))
        solving.append(once(lambda: assign(points, rooms, LEAST)))
    pairs = assign(points, rooms, LEAST)
    told = once(lambda: [explain(mentees[row], mentors[column]) for row, column in pairs])
    return {
        "score": scoring,
        "solve": median(solving),
        "floor": median(floor),
        "explain": told,
        "pairs": len(pairs),
        "forbidden": int((points == FORBIDDEN).sum()),
    }


def people(number: int, seed: int) -> list[Candidate]:
    """Their choices follow a few tastes, so that the points have a low rank, as in real life."""
    chance = random.Random(seed)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    taste = {
        kind: [chance.sample(range(most), min(most, 2 * CHOSEN[kind])) for _ in range(TASTES)]
        for kind, most in NAMES.items()
    }
    found = []
    for at in range(number):
        person = Person(email=f"p{at}@example.org", name=f"Person {at}", joined_at=now)
        mine = chance.randrange(TASTES)
        chosen = {
            kind: [f"{kind} {name}" for name in chance.sample(taste[kind][mine], CHOSEN[kind])]
            for kind in NAMES
        }
        chosen["languages"].append("en")
        profile = Profile.model_validate({"person_id": person.id, "capacity": 2, **chosen})
        found.append(Candidate(person, profile, chance.choice((0, 1, 2)), chance.randint(1, 2)))
    return found


def importing(number: int) -> dict[str, float]:
    """Seconds for a GIFT file of so many questions into a fresh database, and MiB at most."""
    from app import cli  # noqa: PLC0415  # what matching is measured without
    from app.content import questions as content_questions  # noqa: PLC0415
    from app.settings import load  # noqa: PLC0415

    with TemporaryDirectory() as folder:
        cli.prepare(load({}, data_dir=Path(folder)))
        text = gift(number)
        course = "m1"
        taken = once(lambda: content_questions.import_gift(text, course))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": taken, "memory": most, "size": len(text)}


def certificates(number: int) -> dict[str, float]:
    """Sheets in a second of processor time, prints included, once the typefaces are read."""
    from app.pdf import certificate_sheet  # noqa: PLC0415  # what matching is measured without
    from components.prints import certificate_print  # noqa: PLC0415

    def sheet(at: int) -> int:
        made = certificate(at)
        picture = str(certificate_print(made.number))
        return len(certificate_sheet(made, "https://mentoring.example.org", picture))

    sheet(0)
    begun = time.process_time()
    sizes = [sheet(at) for at in range(number)]
    return {"each second": number / (time.process_time() - begun), "size": median(sizes)}


def certificate(at: int) -> Certificate:
    return Certificate(
        number=spelled(f"PM-{at:010}"),
        person_id=uuid4(),
        course_id=uuid4(),
        holder=f"Holder Number {at}",
        title="Beginning a mentoring relationship",
        criteria="The holder passed a quiz on this course.",
        outcomes=[f"Explain outcome {each} in one's own words." for each in range(1, 5)],
        minutes=180,
        issuer="Guild of Examples",
        issued_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def gift(number: int) -> str:
    kinds: tuple[Callable[[int], str], ...] = (
        lambda n: f"::q{n}::What is {n} and one? {{={n + 1} ~{n} ~{n + 2}#Almost. ~{n + 3}}}",
        lambda n: f"::q{n}::{n} is a number. {{T}}",
        lambda n: f"::q{n}::Half of {2 * n}? {{#{n}:0.5}}",
        lambda n: f"::q{n}::Match. {{=one {n} -> 1 =two {n} -> 2 =three {n} -> 3}}",
        lambda n: f"::q{n}::The name of number {n}? {{=number {n} =No. {n}}}",
    )
    return "\n\n".join(kinds[n % len(kinds)](n) for n in range(number))


def timed(act: Callable[[], object], rounds: int) -> float:
    return median(once(act) for _ in range(rounds))


def once(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def main(kind: str, *numbers: str) -> dict[str, float]:
    match kind:
        case "matching":
            return matching(int(numbers[0]), int(numbers[1]))
        case "certificates":
            return certificates(int(numbers[0]))
        case _:
            return importing(int(numbers[0]))


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
