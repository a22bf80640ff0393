"""A session's answer is remembered for a second at most, and never past its end."""

import asyncio

from app.guard.liveness import Liveness


async def test_remembered_for_a_second() -> None:
    asked: list[str] = []
    now = [0.0]

    async def ask(session_id: str) -> bool:
        asked.append(session_id)
        return session_id == "live"

    live = Liveness(ask, clock=lambda: now[0])
    assert [await live("live"), await live("live"), await live("dead")] == [True, True, False]
    assert asked == ["live", "dead"]
    now[0] = 1.0
    assert await live("live")
    assert asked == ["live", "dead", "live"]
    live.forget("live")
    assert await live("live")
    assert len(asked) == 4


async def test_an_answer_from_before_the_end_is_not_kept() -> None:
    answers = [True, False]
    reading = asyncio.Event()
    end = asyncio.Event()

    async def ask(_: str) -> bool:
        answer = answers.pop(0)
        reading.set()
        await end.wait()
        return answer

    live = Liveness(ask)
    early = asyncio.create_task(live("a"))
    await reading.wait()
    live.forget("a")
    end.set()
    assert await early
    assert not await live("a")
