"""A quiz as a browser without script takes it."""

import pytest

from app.services import quizzes
from components.quizzes import door
from models.quizzes import Standing, outcomes_of, rules_of
from tests.cast import Cast
from tests.doors import Browser, hidden
from tests.entrance import GOOD, give_password
from tests.learning import SAFE, SECRETS, SLUG, Sat, answered, begun, course, sat

CHECK = f"/learn/courses/{SLUG}/check"


@pytest.fixture
async def browser(cast: Cast) -> Browser:
    course()
    give_password(cast.mentor)
    found = Browser()
    await found.log_in(cast.mentor.email, GOOD)
    return found


def fields(sitting: Sat, number: int) -> dict[str, object]:
    """What a browser sends for the right answer."""
    match sitting.right(number):
        case dict() as pairs:
            return {f"answer-{left}": right for left, right in pairs.items()}
        case list() as several:
            return {"answer": several, "several": "yes"}
        case one:
            return {"answer": one}


async def send(browser: Browser, path: str, given: dict[str, object]) -> int:
    csrf = hidden(await browser.get(path), path)["csrf"]
    answer = await browser.http.post(path, data={"csrf": csrf, **given})
    return answer.status_code


async def test_visitors_are_asked_in(cast: Cast) -> None:
    assert cast
    course()
    page = await Browser().get(CHECK)
    assert page.status_code == 200
    assert f"/login?next={CHECK}" in page.text
    assert (await Browser().get(f"/learn/courses/{SLUG}/lesson-1/check")).headers[
        "location"
    ] == CHECK


async def test_nothing_of_the_key_is_in_any_question_page(cast: Cast, browser: Browser) -> None:
    mine = begun(cast.mentor)
    for number in range(1, 5):
        page = (await browser.get(f"{CHECK}/{mine.attempt.id}/{number}")).text
        assert "<form" in page
        assert not [word for word in SECRETS if word in page]
        item = mine.items[number - 1]
        assert not [o.id for o in item.options if f'value="{o.id}"' in page]


async def test_from_the_door_to_the_certificate(cast: Cast, browser: Browser) -> None:
    assert "Start the quiz" in (await browser.get(CHECK)).text
    started = await browser.send(CHECK, CHECK)
    path = started.headers["location"]
    assert started.status_code == 303
    mine = begun(cast.mentor)
    assert path == f"{CHECK}/{mine.attempt.id}/1"
    for number in range(1, 5):
        page = f"{CHECK}/{mine.attempt.id}/{number}"
        assert await send(browser, page, fields(mine, number)) == 303
        assert "That is right." in (await browser.get(page)).text
    last, finish = f"{CHECK}/{mine.attempt.id}/4", f"{CHECK}/{mine.attempt.id}/finish"
    done = await browser.send(last, finish)
    result = (await browser.get(done.headers["location"])).text
    assert "Passed, 4 of 4" in result
    assert "/verify/PM-" in result
    again = await browser.post(finish, hidden(await browser.get(last), finish))
    assert again.headers["location"] == done.headers["location"]
    assert "Earlier tries" in (await browser.get(CHECK)).text


async def test_feedback_tells_about_what_was_chosen_only(cast: Cast, browser: Browser) -> None:
    mine = begun(cast.mentor)
    number = next(n for n, item in enumerate(mine.items, 1) if item.options)
    item = mine.items[number - 1]
    page = f"{CHECK}/{mine.attempt.id}/{number}"
    await send(browser, page, fields(mine, number))
    told = (await browser.get(page)).text
    for option in item.options:
        assert (option.feedback.body in told) is option.right


async def test_an_answer_that_needs_another_look_leads_to_its_lesson(
    cast: Cast, browser: Browser
) -> None:
    mine = begun(cast.mentor)
    (outcome,) = outcomes_of(mine.items[0])
    lesson = f'href="/learn/courses/{SLUG}/lesson-{outcome.removeprefix("1.")}">Read “'
    quizzes.check(cast.mentor, mine.attempt.id, 1, mine.wrong(1))
    quizzes.check(cast.mentor, mine.attempt.id, 2, mine.right(2))
    assert lesson in (await browser.get(f"{CHECK}/{mine.attempt.id}/1")).text
    assert "Read “" not in (await browser.get(f"{CHECK}/{mine.attempt.id}/2")).text


async def test_no_answer_is_sent_back_and_the_question_stays_open(
    cast: Cast, browser: Browser
) -> None:
    mine = begun(cast.mentor)
    page = f"{CHECK}/{mine.attempt.id}/1"
    assert await send(browser, page, {}) == 409
    assert "<fieldset" in (await browser.get(page)).text


async def test_saving_while_thinking(cast: Cast, browser: Browser) -> None:
    mine = begun(cast.mentor)
    page = f"{CHECK}/{mine.attempt.id}/2"
    assert await send(browser, page, {**fields(mine, 2), "act": "save"}) == 204
    assert "<fieldset" in (await browser.get(page)).text


async def test_a_forged_id_and_a_form_from_elsewhere_are_refused(
    cast: Cast, browser: Browser
) -> None:
    mine = begun(cast.mentor)
    number = next(n for n, item in enumerate(mine.items, 1) if item.options)
    page = f"{CHECK}/{mine.attempt.id}/{number}"
    assert await send(browser, page, {"answer": "a" * 16}) == 409
    assert (await browser.post(page, {"answer": "x"})).status_code == 403


async def test_safety_is_told_before_and_after(cast: Cast) -> None:
    course(must=SAFE)
    give_password(cast.mentor)
    browser = Browser()
    await browser.log_in(cast.mentor.email, GOOD)
    assert "Two questions are about safety. Both must be right" in (await browser.get(CHECK)).text
    mine = begun(cast.mentor)
    unsafe = next(n for n, item in enumerate(mine.items, 1) if item.key in SAFE)
    for number in range(1, 5):
        answer = mine.wrong(number) if number == unsafe else mine.right(number)
        quizzes.check(cast.mentor, mine.attempt.id, number, answer)
    quizzes.finish(cast.mentor, mine.attempt.id)
    told = (await browser.get(f"{CHECK}/{mine.attempt.id}/result")).text
    assert "Not yet, 3 of 4" in told
    assert "You have enough points, but a question about safety was not fully right." in told
    assert f'href="{CHECK}/{mine.attempt.id}/{unsafe}"' in told
    assert f'href="/learn/courses/{SLUG}/lesson-1"' in told


async def test_without_questions_about_safety_nothing_is_said_of_them(browser: Browser) -> None:
    assert "safety" not in (await browser.get(CHECK)).text


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "One question is about safety. It must be right"),
        (3, "3 questions are about safety. All of them must be right"),
        (None, "A question about safety must be right"),
    ],
)
def test_the_door_tells_how_many_questions_are_about_safety(
    fresh: str, count: int | None, said: str
) -> None:
    assert fresh
    found = course(must=SAFE)
    standing = Standing(rules_of(found), 6, count, None, (), None, None)
    assert said in str(door(found, standing, ""))


async def test_other_peoples_attempts_are_not_there(cast: Cast, browser: Browser) -> None:
    theirs = answered(cast.mentee, 4)
    for end in ("1", "result"):
        page = await browser.get(f"{CHECK}/{theirs.attempt.id}/{end}")
        assert page.status_code == 404
    assert (await browser.get(f"{CHECK}/no-uuid/1")).status_code == 404
    assert sat(theirs.attempt.id).attempt.passed is False


async def test_after_three_tries_the_door_says_when_it_opens(cast: Cast, browser: Browser) -> None:
    from_door = hidden(await browser.get(CHECK), CHECK)
    for _ in range(3):
        mine = answered(cast.mentor, 0)
        finish = f"{CHECK}/{mine.attempt.id}/finish"
        await browser.send(f"{CHECK}/{mine.attempt.id}/4", finish)
    assert "The quiz opens on" in (await browser.get(CHECK)).text
    refused = await browser.post(CHECK, from_door)
    assert refused.status_code == 409
    assert "Take a break" in refused.text
