"""The pages of tracks and certificates, as a browser without script sees them."""

import re
from html import unescape

import pytest

from app.rendered import forget_all
from app.services import quizzes
from tests import learning
from tests.cast import Cast
from tests.doors import Browser
from tests.entrance import GOOD, give_password
from tests.tracks import finished, modules, passed

TRACK = "/learn/tracks/mentor"
NEVER = re.compile(r"ECTS|accredited|credit point awarded", re.IGNORECASE)


def words(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


async def entered(cast: Cast) -> Browser:
    give_password(cast.mentor)
    browser = Browser()
    await browser.log_in(cast.mentor.email, GOOD)
    return browser


async def test_a_track_tells_all_of_it_to_everybody(cast: Cast) -> None:
    assert cast
    modules()
    page = (await Browser().get(TRACK)).text
    assert "<script" not in page
    told = words(page)
    for said in (
        "Mentor track",
        "31 to 32 hours",
        "Start with M1",
        "Levels follow the EQF: indicative, self-referenced.",
        "2 lessons 2 h 30 level 4",
        "Electives: choose one",
        "One recorded or observed session, and a reflection on it.",
        "Not yet The mentor chooses the topic",
        "The holder completed 7 core modules and one elective (31 to 32 hours)",
        "It is no accreditation",
        "Only a national framework can assign a level.",
        "ask your coordinator",
        "An assessor, or two trained peers",
    ):
        assert said in told, said
    names = re.findall(r'co-n">(M\d+)<', page)
    assert names == ["M1", "M2", "M3", "M4", "M5", "M6", "M8", "M7", "M10"]
    assert not NEVER.search(told)
    assert "Done" not in told


async def test_who_is_signed_in_sees_one_next_step(cast: Cast) -> None:
    every = modules()
    passed(cast.mentor, every["m1"], every["m2"])
    finished(cast.mentor, every["m3"], 1)
    finished(cast.mentor, every["m4"], 1)
    told = words(page := (await (await entered(cast)).get(TRACK)).text)
    assert "Go on with M3, lesson 3.2 Your track" in told
    assert 'href="/learn/courses/module-3/lesson-2"' in page
    assert "2 of 7 done" in told
    assert told.count("Done") == 2
    assert told.count("In progress") == 1
    assert "Your track" not in words((await Browser().get(TRACK)).text)


@pytest.mark.parametrize(
    ("done", "read", "step", "href"),
    [
        ((), (), "Start M1 with lesson 1.1", "/learn/courses/module-1/lesson-1"),
        ((), ("m1",), "Check yourself in M1", "/learn/courses/module-1/check"),
        (("m1", "m2", "m6", "m9"), (), "Choose one elective", "/learn/tracks/mentee#electives"),
        (
            ("m1", "m2", "m6", "m9", "m7"),
            (),
            "Prepare the capstone",
            "/learn/tracks/mentee#capstone",
        ),
    ],
)
async def test_each_step_leads_on(
    cast: Cast, done: tuple[str, ...], read: tuple[str, ...], step: str, href: str
) -> None:
    every = modules()
    passed(cast.mentor, *(every[key] for key in done))
    for key in read:
        finished(cast.mentor, every[key], 1, 2)
    page = (await (await entered(cast)).get("/learn/tracks/mentee")).text
    assert re.search(rf'href="{href}"[^>]*>{step}<', page)


async def test_the_shelf_and_each_course_lead_to_the_tracks(cast: Cast) -> None:
    assert cast
    modules()
    page = (await Browser().get("/learn")).text
    assert "Three tracks through the courses" in page
    assert f'href="{TRACK}"' in page
    told = words((await Browser().get("/learn/courses/module-5")).text)
    expected = "In these tracks Mentor core Educator and organisation coordinator core"
    assert f"{expected} Mentee elective" in told
    sitemap = (await Browser().get("/sitemap.xml")).text
    assert f"{TRACK}</loc>" in sitemap


async def test_without_the_programme_there_are_no_tracks(cast: Cast) -> None:
    assert cast
    forget_all()
    assert (await Browser().get(TRACK)).status_code == 404
    assert "#tracks" not in (await Browser().get("/learn")).text


async def test_some_tracks_are_just_tracks(cast: Cast) -> None:
    assert cast
    modules("m1", "m2", "m6", "m9")
    page = (await Browser().get("/learn")).text
    assert ">Tracks</h2>" in page


async def test_what_certificates_ask_for(cast: Cast) -> None:
    assert cast
    modules()
    page = (await Browser().get("/learn/certificates")).text
    told = words(page)
    for said in (
        "Lesson tick",
        "Practising Mentor Certificate",
        "Reflection in writing: at least 100 words, or reflection as audio",
        "Hours in groups among them: at most 6 hours",
        "It is not an EMCC accreditation.",
        "11. Type of quality assurance",
        "Another assessor decides on an appeal within 15 working days.",
        "What this platform does by itself today",
        "a reflection on [module title]",
    ):
        assert said in told, said
    assert "{" not in told
    assert page.count('scope="col"') == 3
    assert page.count('scope="row"') == 11
    assert not re.search("ECTS", told)


async def test_ones_own_list_says_what_is_missing(cast: Cast) -> None:
    every = modules()
    passed(cast.mentor, *(every[f"m{n}"] for n in (1, 2, 3, 4, 5)))
    told = words((await (await entered(cast)).get("/certificates")).text)
    assert "Still missing for the next certificate" in told
    assert "2 core modules: M6 Title 6; M8 Title 8 One elective of your choice" in told
    assert "The capstone, judged by a person of your organisation" in told
    assert "What certificates ask for" in told


async def test_the_way_is_open_where_certificates_are_verified(cast: Cast) -> None:
    assert cast
    assert 'href="/learn/certificates"' in (await Browser().get("/verify")).text


async def test_the_end_of_a_course_names_the_next_module(cast: Cast) -> None:
    modules()
    learning.course()
    mine = learning.answered(cast.mentor, 4)
    quizzes.finish(cast.mentor, mine.attempt.id)
    browser = await entered(cast)
    page = (
        await browser.get(f"/learn/courses/{learning.SLUG}/check/{mine.attempt.id}/result")
    ).text
    assert "Next in your track" in page
    assert "M1 Title 1" in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ((), "All core modules are done. One elective is left."),
        (("m7",), "All modules are done. The capstone is left."),
    ],
)
async def test_the_end_of_the_last_course_names_what_is_left(
    cast: Cast, more: tuple[str, ...], said: str
) -> None:
    every = modules()
    learning.course()
    passed(cast.mentor, *(every[f"m{n}"] for n in (1, 2, 3, 4, 5, 6, 8)))
    passed(cast.mentor, *(every[key] for key in more))
    mine = learning.answered(cast.mentor, 4)
    quizzes.finish(cast.mentor, mine.attempt.id)
    browser = await entered(cast)
    path = f"/learn/courses/{learning.SLUG}/check/{mine.attempt.id}/result"
    assert said in (await browser.get(path)).text
