"""What the application writes to people, each letter in the language of its reader."""

from collections.abc import Callable
from contextvars import copy_context
from typing import NamedTuple

from app.i18n import _, speak

ADDRESS = "{address}"
"""Stands in a letter for the address of the installation until the letter is sent."""


class Written(NamedTuple):
    """A letter without its envelope."""

    subject: str
    words: str


def invitation(language: str, name: str, inviter: str, organisation: str, token: str) -> Written:
    return _in(language, lambda: _invitation(name, inviter, organisation, token))


def reset(language: str, name: str, token: str) -> Written:
    return _in(language, lambda: _reset(name, token))


def password_changed(language: str, name: str) -> Written:
    return _in(language, lambda: _password_changed(name))


def connected(language: str, name: str, provider: str) -> Written:
    return _in(language, lambda: _connected(name, provider))


def proposal(language: str, name: str, other: str, href: str) -> Written:
    return _in(language, lambda: _proposal(name, other, href))


def _invitation(name: str, inviter: str, organisation: str, token: str) -> Written:
    return _letter(
        _("{inviter} invites you to {organisation}", inviter=inviter, organisation=organisation),
        _("Hello {name},", name=name),
        _(
            "{inviter} has prepared a place for you at {organisation}.",
            inviter=inviter,
            organisation=organisation,
        ),
        _("Open this link to join. It works once, for seven days:"),
        f"{ADDRESS}/invite/{token}",
        _("If you did not expect this, you need not do anything."),
    )


def _reset(name: str, token: str) -> Written:
    return _letter(
        _("Choose a new password"),
        _("Hello {name},", name=name),
        _("Somebody, probably you, asked for a new password for this address."),
        _("Open this link to choose one. It works once, for thirty minutes:"),
        f"{ADDRESS}/reset/{token}",
        _("If it was not you, leave it. Your password stays as it is."),
    )


def _password_changed(name: str) -> Written:
    return _letter(
        _("Your password has changed"),
        _("Hello {name},", name=name),
        _("The password of your account has just been changed."),
        _("Every other browser was signed out."),
        _("If it was not you, choose a new one now:"),
        f"{ADDRESS}/reset",
    )


def _connected(name: str, provider: str) -> Written:
    return _letter(
        _("A new way to sign in"),
        _("Hello {name},", name=name),
        _("Your account can now be opened with your login at {provider}.", provider=provider),
        _("If it was not you, tell the people who run this installation."),
    )


def _proposal(name: str, other: str, href: str) -> Written:
    return _letter(
        _("{other} is proposed to you", other=other),
        _("Hello {name},", name=name),
        _("Your coordinator thinks that {other} and you could work well together.", other=other),
        _("Read why, and answer yes or no. You each decide alone, and nobody has to say why."),
        f"{ADDRESS}{href}",
    )


def _letter(subject: str, *lines: str) -> Written:
    return Written(" ".join(subject.split())[:200], "\n\n".join(lines) + "\n")


def _in(language: str, write: Callable[[], Written]) -> Written:
    """Speaks another language for a moment, without changing that of whoever asked."""

    def spoken() -> Written:
        speak(language, "")
        return write()

    return copy_context().run(spoken)
