"""`make bench`: our figures against floors of the same run. A ratio counts, never a time alone."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence

from tests.bench import acts, crowding, journal, others, pages, sitting
from tests.bench.lines import LeftOut, Line, machine, markdown, table, write
from tests.bench.stage import Run

Measure = Callable[[Run], Iterator[Line]]

MEASURES: dict[str, tuple[Measure, ...]] = {
    "public": (pages.public, pages.searched),
    "signed-in": (pages.signed_in,),
    "elements": (pages.elements,),
    "builds": (pages.builds,),
    "weight": (others.weight,),
    "paint": (others.paint,),
    "static": (crowding.static,),
    "flood": (crowding.flood,),
    "memory": (others.memory,),
    "start": (others.start,),
    "import": (others.importing,),
    "matching": (others.matching,),
    "certificates": (others.certificates,),
    "growth": (pages.growth,),
    "typing": (journal.typing,),
    "search": (journal.search,),
    "quiz crowd": (sitting.quiz_crowd,),
    "crowd": (acts.crowd,),
}
NOT_YET = (LeftOut("growth to 100,000 people", "is not measured yet"),)


def main(arguments: Sequence[str]) -> int:
    asked = options().parse_args(arguments)
    lines: list[Line] = []
    left_out = list(NOT_YET)
    with Run(rounds=asked.rounds or (6 if asked.quick else 30)) as run:
        run.factor = asked.factor or (5 if asked.quick else 100)
        run.sitting = asked.sitting or (60 if asked.quick else 300)
        for name in asked.only or MEASURES:
            for measure in MEASURES[name]:
                lines += take(name, measure, run, left_out)
    print(machine())
    print(table(lines))
    for one in left_out:
        print(f"Left out: {one.name}, {one.why}.")
    print(f"Written to {write(lines, left_out, run.rounds)}")
    if asked.markdown:
        print(markdown(lines))
    return 0


def take(name: str, measure: Measure, run: Run, left_out: list[LeftOut]) -> list[Line]:
    """The lines of one measurement; one that cannot be taken is said, and the run goes on."""
    print(f"{name} …", file=sys.stderr, flush=True)
    found: list[Line] = []
    try:
        found += measure(run)
    except Exception as problem:
        left_out.append(LeftOut(name, str(problem) or type(problem).__name__))
    return found


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, to try something")
    parser.add_argument("--only", action="append", choices=MEASURES, help="can be repeated")
    parser.add_argument("--rounds", type=int, help="instead of 30")
    parser.add_argument("--factor", type=int, help="how much larger growth makes the demo")
    parser.add_argument("--sitting", type=int, help="seconds of the quiz, instead of 300")
    parser.add_argument("--markdown", action="store_true", help="print the table for the README")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
