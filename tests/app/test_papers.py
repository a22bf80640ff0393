"""Papers are made once for the same words, and anew for others."""

from app import papers
from app.i18n import speak
from models.courses import Resource


def resource(**more: object) -> Resource:
    given: dict[str, object] = {"kind": "guide", "slug": "t", "title": "Thread", "text": "Tie it."}
    return Resource.model_validate({**given, **more})


def made(resource: Resource) -> object:
    return papers.of_resource(resource, "https://mentoring.test/x", "Guild", "Guide")


def test_the_same_words_are_set_once() -> None:
    assert made(resource()) is made(resource())


def test_other_words_or_another_language_make_another_paper() -> None:
    first = made(resource())
    assert made(resource(text="Untie it.")) != first
    assert made(resource(figures={"a.svg": "<svg/>"})) is not first
    speak("fr", "")
    assert made(resource()) is not first
