"""What coordinators can count, on its page."""

import re
from html import unescape

from tests.cast import Cast
from tests.doors import Browser
from tests.entrance import GOOD, give_password
from tests.services.test_indicators import somebody
from tests.tracks import finished, modules, passed

PAGE = "/programme/indicators"


async def seen(cast: Cast, email: str) -> tuple[int, str]:
    give_password(cast.coordinator)
    give_password(cast.mentor)
    browser = Browser()
    await browser.log_in(email, GOOD)
    page = await browser.get(PAGE)
    return page.status_code, " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


async def test_every_indicator_with_its_formula_and_what_is_counted(cast: Cast) -> None:
    (course,) = modules("m1").values()
    people = somebody(6)
    for one in people:
        finished(one, course, 1)
    passed(people[0], course)
    status, told = await seen(cast, cast.coordinator.email)
    assert status == 200
    for said in (
        "O1 Active learners",
        "by track, country and language. 6 n = 6",
        "17 % 1 of 6, n = 6",
        "gate of stage S2. Fewer than 5 people",
        "C3 Good-ending rate",
        "Not counted here yet Source: I-07",
        "I4 Cost per good ending",
        "No figure is shown for a group of fewer than 5 people.",
    ):
        assert said in told, said


async def test_a_mentor_does_not_see_it(cast: Cast) -> None:
    assert (await seen(cast, cast.mentor.email))[0] == 403
