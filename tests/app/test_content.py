"""Loading a programme: all or nothing, twice the same, and what people edited stays theirs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import col, select

from app import content, database
from app.content.questions import import_gift, import_moodle_xml
from app.content.sources import ContentBroken
from models.courses import Course, Lesson, Resource
from models.errors import Broken, NotFound
from models.journals import Prompt
from models.mentra import Stage, checks
from models.quizzes import Question

COURSE = """id: t1
slug: thread
title: Thread
summary: Of thread.
minutes: 30
outcomes:
  - {id: "1.1", text: Tie a knot.}
lessons: [warp]
quiz: {draw: 1, pass: 0.75}
"""
LESSON = """---
id: "1.1"
slug: warp
title: Warp
minutes: 30
outcomes: ["1.1"]
---
Words.

![Two threads that cross each other](figures/cross.svg "A cross")
"""
QUIZ = "// [id:T-1] [tag:lo1.1]\nIs it a knot? {TRUE#No.#Yes.}\n"
STAGES = """stages:
  - id: S0
    key: ready
    name: Ready
    purpose: Begin.
    gate: {checks: [{id: a, text: Said yes., kind: confirm}]}
"""
PROMPTS = 'prompts: [{id: J01, stage: S2, tag: ID, text: "Who?"}]\n'
GUIDE = "---\ntitle: Knots\nkind: guide\naudience: Weavers\n---\nTie it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "courses/t1/course.yaml": COURSE,
        "courses/t1/warp.md": LESSON,
        "courses/t1/quiz.gift": QUIZ,
        "courses/t1/figures/cross.svg": "<svg><path d='M0 0h1'/></svg>",
        "mentra/stages.yaml": STAGES,
        "prompts.yaml": PROMPTS,
        "resources/knots.md": GUIDE,
        "pages/how.md": "---\ntitle: How\nlead: In short.\n---\nLong.\n",
    }
    for name, text in files.items():
        file = tmp_path / "programme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "programme"


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    assert old in file.read_text()
    file.write_text(file.read_text().replace(old, new))


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentBroken) as broken:
        content.load(folder)
    return [str(fault) for fault in broken.value.faults]


def test_everything_in_the_folder_is_loaded(fresh: str, folder: Path) -> None:
    report = content.load(folder)
    assert fresh
    assert len(report.added) == 7
    with database.reading() as session:
        course, lesson = session.exec(select(Course)).one(), session.exec(select(Lesson)).one()
        stage, prompt = session.exec(select(Stage)).one(), session.exec(select(Prompt)).one()
        question = session.exec(select(Question)).one()
        texts = session.exec(select(Resource).order_by(col(Resource.kind))).all()
    assert course.body["quiz"] == {
        "file": "quiz.gift",
        "draw": 1,
        "pass": 0.75,
        "per_outcome": {},
        "attempts": 3,
        "pause_hours": 24,
        "must": [],
    }
    assert lesson.figures == {"figures/cross.svg": "<svg><path d='M0 0h1'/></svg>"}
    assert lesson.course_id == course.id == question.course_id
    assert (stage.position, [check.id for check in checks(stage)]) == (0, ["a"])
    assert (prompt.key, prompt.stage) == ("J01", 2)
    assert [(text.kind, text.slug, text.summary) for text in texts] == [
        ("guide", "knots", ""),
        ("page", "how", "In short."),
    ]
    assert question.key == "T-1"


def test_loading_twice_changes_nothing(fresh: str, folder: Path) -> None:
    content.load(folder)
    again = content.load(folder)
    assert fresh
    assert not again.changed
    assert again.same == 7


def test_a_start_loads_only_what_is_not_loaded_yet(fresh: str, folder: Path) -> None:
    assert fresh
    assert len(content.bring_up(folder).added) == 7
    assert content.bring_up(folder) == content.Report()
    change(folder, "courses/t1/warp.md", "Words.", "Better words.")
    assert content.bring_up(folder).updated == ["lesson 1.1"]
    assert content.bring_up(folder) == content.Report()
    assert content.bring_up(folder, code=()).same == 7


def test_an_untouched_row_follows_its_file_and_an_edited_one_stays(
    fresh: str, folder: Path
) -> None:
    content.load(folder)
    with database.transaction() as session:
        session.exec(select(Resource).where(Resource.slug == "knots")).one().title = "Our knots"
    change(folder, "resources/knots.md", "Tie it.", "Tie it twice.")
    change(folder, "courses/t1/warp.md", "Words.", "Better words.")
    report = content.load(folder)
    assert fresh
    assert (report.updated, report.kept) == (["lesson 1.1"], ["text knots"])
    with database.reading() as session:
        assert "Better words." in session.exec(select(Lesson.text)).one()
        kept = session.exec(select(Resource).where(Resource.slug == "knots")).one()
    assert (kept.title, kept.text) == ("Our knots", "Tie it.\n")


def test_what_is_gone_from_the_files_is_told_and_never_deleted(fresh: str, folder: Path) -> None:
    content.load(folder)
    (folder / "resources/knots.md").unlink()
    (folder / "courses/t1/quiz.gift").write_text(QUIZ.replace("T-1", "T-2"))
    report = content.load(folder)
    assert fresh
    assert report.gone == ["text knots", "question T-1"]
    with database.reading() as session:
        assert len(session.exec(select(Question)).all()) == 2
        assert len(session.exec(select(Resource)).all()) == 2


def test_a_changed_question_is_a_new_version(fresh: str, folder: Path) -> None:
    content.load(folder)
    change(folder, "courses/t1/quiz.gift", "Is it a knot?", "Is this a knot?")
    content.load(folder)
    assert fresh
    with database.reading() as session:
        old, new = session.exec(select(Question).order_by(col(Question.version))).all()
    assert old.retired_at
    assert (new.version, new.retired_at) == (2, None)


def test_a_question_that_was_retired_here_stays_so(fresh: str, folder: Path) -> None:
    content.load(folder)
    with database.transaction() as session:
        question = session.exec(select(Question)).one()
        question.retired_at = datetime.now(UTC)
    assert content.load(folder).kept == ["question T-1"]
    assert fresh


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("courses/t1/course.yaml", "minutes: 30", "minutes: long", "courses/t1/course.yaml:5: "),
        ("courses/t1/course.yaml", "{id: ", "{idd: ", "courses/t1/course.yaml:7: "),
        ("courses/t1/course.yaml", "[warp]", "[weft]", "weft.md:1: There is no such file."),
        ("courses/t1/course.yaml", "title: T", "title: [", "courses/t1/course.yaml:"),
        ("courses/t1/warp.md", "minutes: 30", "minuts: 30", "courses/t1/warp.md:5: minuts"),
        ("courses/t1/warp.md", '["1.1"]', '["9.9"]', "has no outcome 9.9"),
        ("courses/t1/warp.md", "cross.svg", "lost.svg", "no figure figures/lost.svg"),
        ("courses/t1/warp.md", "figures/cross.svg", "../../../x", "There is no figure"),
        ("courses/t1/warp.md", "---\nid", "id", "must begin with its head"),
        ("courses/t1/quiz.gift", "#Yes.}", "#Yes.", "quiz.gift:2: "),
        ("courses/t1/figures/cross.svg", "<path", "<script>x</script><path", "a plain SVG"),
        ("courses/t1/figures/cross.svg", "<path", "<path onload='x'", "a plain SVG"),
        ("courses/t1/figures/cross.svg", "<path", "<use href='//x'/><path", "a plain SVG"),
        ("mentra/stages.yaml", "S0", "S9", "mentra/stages.yaml:2: id"),
        ("prompts.yaml", "S2", "later", "prompts.yaml:1: stage"),
        ("prompts.yaml", "prompts", "others", "must have a list with the name prompts"),
    ],
)
def test_a_broken_file_tells_its_line_and_nothing_is_loaded(
    fresh: str, folder: Path, name: str, old: str, new: str, fault: str
) -> None:
    change(folder, name, old, new)
    found = faults(folder)
    assert any(fault in one for one in found), found
    assert fresh
    with database.reading() as session:
        assert session.exec(select(Course)).first() is None


def test_text_that_is_not_utf8_is_told(fresh: str, folder: Path) -> None:
    (folder / "pages/how.md").write_bytes(b"---\ntitle: How\n---\n\xff\n")
    assert "pages/how.md:4: This is not UTF-8 text." in faults(folder)
    assert fresh


def test_every_problem_is_told_at_once(folder: Path) -> None:
    change(folder, "courses/t1/warp.md", "minutes: 30", "minutes: x")
    change(folder, "prompts.yaml", "S2", "S8")
    assert len(faults(folder)) == 2


def test_an_import_adds_changes_and_repeats(fresh: str, folder: Path) -> None:
    content.load(folder)
    trial = import_gift("// [id:A]\nOne? {TRUE}\n\nTwo? {FALSE}\n", "t1", dry_run=True)
    assert (trial.read, len(trial.added)) == (2, 2)
    with database.reading() as session:
        assert len(session.exec(select(Question)).all()) == 1
    import_gift("// [id:A]\nOne? {TRUE}\n", "t1")
    again = import_gift("// [id:A]\nOne? {FALSE}\n\n// [id:T-1]\nAnother? {TRUE}\n", "t1")
    assert again.updated == ["question A", "question T-1"]
    assert import_gift("// [id:A]\nOne? {FALSE}\n", "t1").same == 1
    assert content.load(folder).kept == ["question T-1"]
    assert fresh


def test_an_import_without_a_course_goes_where_no_shelf_shows_it(fresh: str) -> None:
    xml = (
        b"<quiz><question type='truefalse'><name><text>n</text></name>"
        b"<questiontext format='html'><text>Yes?</text></questiontext>"
        b"<answer fraction='100'><text>true</text></answer>"
        b"<answer fraction='0'><text>false</text></answer></question></quiz>"
    )
    assert import_moodle_xml(xml).course == "Imported questions"
    assert import_moodle_xml(xml).same == 1
    assert fresh


def test_a_broken_import_brings_nothing(fresh: str) -> None:
    with pytest.raises(Broken):
        import_gift("One? {TRUE}\n\nTwo? {\n")
    with pytest.raises(NotFound):
        import_gift("One? {TRUE}", "t9")
    assert fresh
    with database.reading() as session:
        assert session.exec(select(Question)).first() is None


def test_what_comes_with_the_product_can_be_loaded(fresh: str) -> None:
    assert content.load().changed
    assert fresh
