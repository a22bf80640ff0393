"""What `make content` tells: one thing is spoiled in a programme that is in order."""

from collections.abc import Callable
from pathlib import Path

import pytest

Told = Callable[[], list[str]]

WARP, QUIZ, COURSE = "courses/t1/warp.md", "courses/t1/quiz.gift", "courses/t1/course.yaml"
FORM, STAGES, HOW = "forms/knot-card.yaml", "mentra/stages.yaml", "pages/how.md"
GLOSSARY, PLAN = "resources/glossary.md", "blueprint.yaml"
RULES = "certification.yaml"
LONG = "Some threads are thin " + "and some of them are thick " * 5 + "and none is the same."


def test_a_programme_in_order_has_no_fault(told: Told) -> None:
    assert told() == []


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new, 1))


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (WARP, ":::recall", ":::recal", "warp.md:123: This directive is unknown."),
        (WARP, ":::case", ":::note", "warp.md:1: There is no :::case."),
        (WARP, "The red thread", LONG * 12, "words; a lesson has 600 to 1,100."),
        (WARP, "![Two", "See ![Two", "warp.md:113: A figure stands on a line of its own."),
        (WARP, "Two threads that cross each other and form a knot", "Knot", "warp.md:113: The f"),
    ],
)
def test_lessons_and_texts(
    folder: Path, told: Told, name: str, old: str, new: str, fault: str
) -> None:
    spoil(folder, name, old, new)
    assert any(fault in one for one in told()), told()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("lo1.1", "lo2.7", "quiz.gift:1: T-1: the course has no outcome 2.7."),
        ("[tag:lo1.1] ", "", "quiz.gift:1: T-1: no tag says which outcome it tests."),
        ("tag:easy", "tag:odd", "quiz.gift:1: T-1: the tag odd is unknown."),
        ("tag:single", "tag:matching", "quiz.gift:1: T-1: it is tagged matching and is single."),
        ("#Yes, look.", "", "quiz.gift:1: T-1: an option has no feedback."),
        ("id:T-2", "id:T-1", "The id T-1 is used 2 times."),
        (" [tag:safety]", "", "course.yaml:1: T-3 must be right and has no tag safety."),
        ("[tag:hard]", "[tag:safety]", "course.yaml:1: T-2 is about safety, so quiz.must names"),
        ("id:T-3", "id:T-4", "course.yaml:1: There is no question T-3 that must be right."),
    ],
)
def test_questions(folder: Path, told: Told, old: str, new: str, fault: str) -> None:
    spoil(folder, QUIZ, old, new)
    assert any(fault in one for one in told()), told()


def test_right_answers_that_stand_out(folder: Path, told: Told) -> None:
    one = "// [id:B-{n}] [tag:lo1.1]\nWhy {n}{n}{n}{n} {n}{n}? {{={right}#A~{wrong}#B}}\n\n"
    quiz = (folder / QUIZ).read_text()
    for right, wrong, word in (("A rather long one", "No", "longest"), ("No", "Never", "shortest")):
        items = "".join(one.format(n=n, right=right, wrong=wrong) for n in range(7))
        (folder / QUIZ).write_text(quiz + "\n" + items)
        assert f"{QUIZ}:1: The right answer is far the {word} in 7 of 8." in told()
    assert f"{QUIZ}:1: The right answer is number 1 in 8 of 8." in told()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Tie a knot.}", 'Tie a knot.}\n  - {id: "1.2", text: Cut.}', "No lesson teaches the o"),
        ("Tie a knot.}", 'Tie a knot.}\n  - {id: "1.2", text: Cut.}', "No question tests the o"),
        ("Tie a knot.}", 'Tie a knot.}\n  - {id: "1.2", text: Cut.}', "uneven: 1.1 has 3, 1.2"),
        ("draw: 1", "draw: 2", "The pool needs at least 6 questions."),
        ("pass: 0.75", "pass: 7.5", "Nobody can reach 7.5 points with 1 questions."),
        ('{"1.1": 1}', '{"1.1": 4}', "per_outcome asks for 4 of 1 questions."),
        ('{"1.1": 1}', '{"1.1": 4}', "per_outcome asks for 4 of 3 questions about 1.1."),
        ('{"1.1": 1}', '{"1.3": 1}', "per_outcome names 1.3, which is no outcome"),
        ('{"1.1": 1}', "{}", "per_outcome leaves it to chance whether 1.1 is asked."),
        ("quiz: {", "quiz: {file: no.gift, ", "This module has no quiz."),
    ],
)
def test_courses(folder: Path, told: Told, old: str, new: str, fault: str) -> None:
    spoil(folder, COURSE, old, new)
    assert any(fault in one for one in told()), told()


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (PLAN, "stages: 1", "stages: 7", "There are 1 stages, and 7 are planned."),
        (PLAN, "tools: 1", "tools: 28", "There are 1 tools, and 28 are planned."),
        (GLOSSARY, "### Knot", "#### Knot", "There are 0 terms in the glossary, and 1 are"),
        (PLAN, "  t1:", "  t2:", "The module t2 is planned and is not there."),
        (COURSE, "minutes: 50", "minutes: 60", "60 minutes for the module, and 50 are planned."),
        (COURSE, "minutes: 10", "minutes: 9", "9 minutes for the practice, and 10 are planned."),
        (PLAN, "quiz: 5", "quiz: 6", "51 minutes for all its parts, and 50 are planned."),
        (PLAN, '"1.1": 30', '"1.1": 20', "Other lessons and minutes than planned: 1.1 30 for 20."),
        (PLAN, "pool: 3", "pool: 4", "The pool has 3 questions, and 4 are planned."),
        (PLAN, "pass: 0.75", "pass: 1", "1 drawn, 0.75 to pass; planned: 1, 1."),
        (PLAN, "single: 1", "scenario: 1", "planned: scenario 0 for 1, single 1 for 0."),
        (PLAN, "types:", "safety: {pool: 8, draw: 1}\n    types:", "There are 1 safety questions,"),
        (
            PLAN,
            "types:",
            "safety: {pool: 1, draw: 1}\n    types:",
            "Not every quiz draws exactly 1",
        ),
        (WARP, "/exercises/knot-card", "/learn", "No lesson of the outcome 1.1 leads to a tool"),
    ],
)
def test_counts(folder: Path, told: Told, name: str, old: str, new: str, fault: str) -> None:
    spoil(folder, name, old, new)
    assert any(fault in one for one in told()), told()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{credential: track-certificate, id: core", "{credential: medal, id: core", "no creden"),
        ("instead: core", "instead: song", "spoken stands for song, which is not asked for."),
        ("{track: T1", "{track: T2", "The line knots judges no track or credential."),
        ("asks: Hold", "also: medal, asks: Hold", "The line knots judges no track or credential."),
        ("core: [t1]", "core: [t1, t9]", "T1 names t9, which is no module."),
        ("workload: 2 hours", "workload: 3 hours", "The parts of T1 take 2 hours, and it says 3"),
        ("core: [t1]", "core: [t1]\n    elective: [t1]", "The parts of T1 take 2 hours, and"),
        ("core: [t1]", "core: [t1]\n    elective: [t1]", "course.yaml:1: T1 and t1 differ about"),
        ("id: T1", "id: T3", "course.yaml:1: T3 and t1 differ about core."),
    ],
)
def test_certification(folder: Path, told: Told, old: str, new: str, fault: str) -> None:
    spoil(folder, RULES, old, new)
    if "[t1]" in new:
        spoil(folder, RULES, "workload: 2 hours", "workload: 1 to 2 hours")
    assert any(fault in one for one in told()), told()


def test_a_text_may_lead_to_a_track_that_is_there(folder: Path, told: Told) -> None:
    spoil(folder, HOW, "Slowly.", "See [weavers](/learn/tracks/mentor).")
    assert told() == []
    spoil(folder, HOW, "/mentor", "/smith")
    assert any("/learn/tracks/smith" in one for one in told())


def test_a_programme_may_do_without_credentials(folder: Path, told: Told) -> None:
    (folder / RULES).unlink()
    assert told() == []


def test_a_programme_without_a_blueprint_is_not_counted(folder: Path, told: Told) -> None:
    (folder / PLAN).unlink()
    spoil(folder, COURSE, "minutes: 50", "minutes: 60")
    spoil(folder, WARP, "/exercises/knot-card", "/learn")
    assert told() == []


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        (WARP, "knot-card", "no-card", "warp.md:111: There is no page /exercises/no-card."),
        (COURSE, "#knot", "#nut", "course.yaml:14: The page /learn/resources/glossary has no he"),
        (HOW, "Slowly.", "See [this](/help).", "how.md:4: There is no page /help."),
        (HOW, "Slowly.", "See [below](#end).", "how.md:4: The page /how has no heading end."),
        (
            FORM,
            "example:",
            "hints: [{when: count > 1, say: Well., link: /nowhere}]\nexample:",
            "knot-card.yaml:15: There is no page /nowhere.",
        ),
    ],
)
def test_links(folder: Path, told: Told, name: str, old: str, new: str, fault: str) -> None:
    spoil(folder, name, old, new)
    assert any(fault in one for one in told()), told()


def test_links_that_lead_somewhere(folder: Path, told: Told) -> None:
    (folder / HOW).write_text(
        "---\ntitle: How\n---\n## The end\n\n[a](#the-end) [b](/how#the-end) [c](/wellbeing)"
        " [d](/learn/courses/thread/warp#before-you-begin) [e](/learn/courses/thread) [f](/)"
        " [g](/exercises?stage=S0) [h](https://example.org/x)\n"
    )
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("knot: A reef knot, ", "", "yaml:15: The example leaves knot empty, which is needed."),
        ("count: 2", "count: 12", "yaml:15: The example of count: This number is too large."),
        ("colour: red}", "colour: pink}", "yaml:15: The example of colour chooses pink."),
        ("example: {knot: A reef knot, count: 2, colour: red}", "", "The form has no example."),
        ("stages: [S0]", "stages: [S1]", "yaml:1: S0 names MG01, which is not for S0."),
        ("kind: tool", "kind: survey", "stages.yaml:1: S0 counts MG01 among its tools."),
        ("id: MG01", "id: MG02", "stages.yaml:1: S0 names MG01, and there is no such form."),
        ("Which knot?", LONG[:-1], "yaml:12: A sentence of"),
        ("Which knot?", "Which knoot?", "yaml:12: No dictionary knows “knoot”; is it “knot”?"),
    ],
)
def test_forms(folder: Path, told: Told, old: str, new: str, fault: str) -> None:
    spoil(folder, FORM, old, new)
    assert any(fault in one for one in told()), told()


def test_a_blank_line_after_the_head_counts(folder: Path, told: Told) -> None:
    (folder / HOW).write_text("---\ntitle: How\n---\n\n:::odd\n:::\n")
    assert told() == [f"{HOW}:5: This directive is unknown."]
