"""Whether the application lives, and whether it can do its work; for whoever watches servers."""

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from sqlalchemy import text

from app import database
from app.asking import in_thread
from models.errors import Unavailable


def answer_on(api: FastAPI) -> None:
    api.add_api_route("/healthz", alive, include_in_schema=False)
    api.add_api_route("/readyz", ready, include_in_schema=False)


async def alive() -> PlainTextResponse:
    return PlainTextResponse("ok")


async def ready() -> PlainTextResponse:
    """200 when the database takes writes, else 503 and which part does not work."""
    problem = await in_thread(_database_problem)
    return PlainTextResponse(problem or "ready", 503 if problem else 200)


def _database_problem() -> str:
    try:
        with database.transaction() as session:
            session.execute(text("DELETE FROM failedtry WHERE key = 'readiness probe'"))
    except Unavailable:
        return "The database does not take writes."
    return ""
