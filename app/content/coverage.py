"""What the programme holds, as tables: modules by outcomes, and stages by forms."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app.content.checks.forms import named_by_stages
from app.content.checks.items import outcomes
from app.content.checks.tools import teaching, tools_of
from app.content.sources import CourseSource, Programme
from app.markdown import plain

NOTHING = "–"


def table(programme: Programme) -> str:
    """Both tables, and one line that counts everything."""
    lines = [_row("module", "outcome", "lessons", "items", "tools")]
    for course in programme.courses:
        lines += ["", *_module(programme, course)]
    lines += ["", f"{'stage':<14}{'instruments':<34}tools", *_stages(programme)]
    lines += ["", *_counts(programme)]
    return "\n".join(lines)


def _module(programme: Programme, course: CourseSource) -> Iterator[str]:
    words = sum(len(plain(lesson.text).split()) for lesson in course.lessons)
    kinds = Counter(item.kind.value.replace("_", " ") for item in course.items)
    drawn = course.head.quiz.draw if course.head.quiz else 0
    yield f"{course.head.id}  {course.head.title}"
    yield (
        f"    {len(course.lessons)} lessons, {words} words, {course.head.minutes} minutes;"
        f" {len(course.items)} items, {drawn} drawn"
    )
    yield "    " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
    for outcome in course.head.outcomes:
        yield _row(
            course.head.id,
            outcome.id,
            _joined(lesson.head.id for lesson in teaching(course, outcome.id)),
            str(sum(outcome.id in outcomes(item) for item in course.items) or NOTHING),
            _joined(tools_of(programme, course, outcome.id)),
        )


def _stages(programme: Programme) -> Iterator[str]:
    forms = {source.form.id for source in programme.forms}
    for stage, kinds in named_by_stages(programme).items():
        there = {kind: _joined(id_ for id_ in ids if id_ in forms) for kind, ids in kinds.items()}
        yield f"{stage:<14}{there['instruments']:<34}{there['tools']}"


def _counts(programme: Programme) -> Iterator[str]:
    kinds = Counter(source.form.kind.value for source in programme.forms)
    lessons = sum(len(course.lessons) for course in programme.courses)
    items = sum(len(course.items) for course in programme.courses)
    yield (
        f"{len(programme.courses)} modules, {lessons} lessons, {items} items;"
        f" {len(programme.stages)} stages, {kinds['instrument']} instruments,"
        f" {kinds['tool']} tools, {kinds['survey']} surveys, {len(programme.prompts)} prompts;"
        f" {len(programme.resources)} resources, {len(programme.pages)} pages"
    )


def _row(module: str, outcome: str, lessons: str, items: str, tools: str) -> str:
    return f"    {module:<8}{outcome:<10}{lessons:<14}{items:<8}{tools}"


def _joined(names: Iterable[str]) -> str:
    return " ".join(names) or NOTHING
