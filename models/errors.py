"""The ways the application says no. Everything else that is raised is a bug."""

from dataclasses import dataclass


class Refusal(Exception):
    """A rule said no; the message is written for the person who asked."""

    status = 409

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    @property
    def facts(self) -> dict[str, str | int]:
        """What a script that was refused needs to go on, beside the message."""
        return {}


class NotAllowed(Refusal):
    """The person may not see or do this."""

    status = 403


class NotFound(Refusal):
    """There is no such thing, or none this person may know of."""

    status = 404


class SignedOut(Refusal):
    """The person is no longer signed in."""

    status = 401


class Unavailable(Refusal):
    """Something the application needs does not answer; nothing was changed."""

    status = 503


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong on one line of a file; `{detail}` is a piece of that file, `{{` a brace."""

    line: int
    message: str
    detail: str = ""

    def __str__(self) -> str:
        return f"Line {self.line}: {self.message.format(detail=self.detail)}"


class Broken(Refusal):
    """A file that cannot be read, with every place that needs a correction."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("Nothing was imported. Please correct the file first.")
        self.problems = problems


def later(sentence: str) -> str:
    """A sentence that is said later, in the reader's language: marks it for translation."""
    return sentence
