"""The agreement on paper: its lines, what has changed, and two signatures."""

from collections.abc import Awaitable, Callable

import htpy as h

from app.i18n import _, day, moment
from components.basics import button, margin_section, rule, tag
from components.dialogs import Line, ask_for
from models.agreements import REQUIRED, TERMS, Agreement, Paper
from models.people import Person

Send = Callable[[dict[str, str]], Awaitable[object]]


def sheet(paper: Paper) -> h.Element:
    """The page both sign, with the lines that are still needed."""
    titles = names()
    terms = paper.agreement.terms if paper.agreement else {}
    shown = [term for term in TERMS if term in REQUIRED or terms.get(term)]
    return h.article(".ag-doc")[
        h.h2(".pm-h1")[_("What we promise each other")],
        h.p(".pm-2c")[_("Not a contract. A page to come back to when things get unclear.")],
        h.ol(".pm-rows")[
            (
                h.li[h.p[h.b[f"{titles[term]}. "], _term(paper, term, str(terms.get(term) or ""))]]
                for term in shown
            )
        ],
        paper.agreement and _signatures(paper, paper.agreement),
        not paper.agreement and button(_("Write the first version"), kind="primary", attrs=WRITE),
    ]


def paper_margin(paper: Paper) -> h.Element:
    """What is new, what to talk about first, and the versions before."""
    return h.div(".pm-stack.pm-stack--5")[
        paper.agreement
        and margin_section(
            _("Changed since the last version") if paper.changed else _("Anything to add"),
            h.p(".pm-2c")[_changes(paper)],
            button(_("Suggest a change"), size="s", attrs=WRITE),
        ),
        paper.agreement and rule(),
        margin_section(
            _("Talk about it first"),
            h.ul(".pm-stack.pm-stack--2.pm-ital")[
                h.li[_("What would make you want to stop?")],
                h.li[_("How do you like to hear difficult things?")],
                h.li[_("Who else may know that we meet?")],
            ],
        ),
        rule(),
        margin_section(_("Versions"), _versions(paper)),
    ]


def write_dialog(paper: Paper, send: Send) -> None:
    """All lines of the agreement, to be changed."""
    titles, helps = names(), hints()
    terms = paper.agreement.terms if paper.agreement else {}
    lead = h.p(".pm-2c")[_("Any change makes a new version. Both of you sign it again.")]
    ask_for(
        _("What do you promise each other?"),
        [
            Line(
                term,
                titles[term] if term in REQUIRED else _("{term} (if you like)", term=titles[term]),
                "area",
                str(terms.get(term) or ""),
                help=helps.get(term, ""),
                longest=2000,
            )
            for term in TERMS
        ],
        _("Keep as new version"),
        send,
        lead=lead,
    )


def names() -> dict[str, str]:
    return {
        "purpose": _("Purpose"),
        "rhythm": _("Time"),
        "cancelling": _("Calling off"),
        "offers": _("The mentor offers"),
        "limits": _("Limits"),
        "commits": _("The mentee commits to"),
        "safe_contact": _("Safe contact"),
        "confidence": _("Confidence"),
        "notes_and_data": _("Notes and data"),
        "money": _("Money"),
        "ending": _("Ending"),
    }


def hints() -> dict[str, str]:
    """What belongs in a line."""
    return {
        "purpose": _("One sentence: what this mentoring is for."),
        "rhythm": _("How often, how long, until when, and what is off limits."),
        "cancelling": _("How long before, and how you tell each other."),
        "offers": _("Thinking space, experience, feedback on work, practice, contacts."),
        "limits": _("What the mentor does not do: therapy, legal advice, money, a job, the work."),
        "commits": _("An agenda the day before, notes, steps, honesty."),
        "safe_contact": _("Somebody outside the two of you, with a way to reach them."),
        "confidence": _("What stays here, and the limits: consent, serious risk, the law."),
        "ending": _("Either may stop at any time, without giving a reason."),
    }


def _term(paper: Paper, term: str, words: str) -> h.Node:
    if not words:
        return h.span(".ag-need")[_("Still needed before you sign.")]
    return h.ins[words] if term in paper.changed else words


def _changes(paper: Paper) -> str:
    if not paper.changed:
        return _("Agreements may change. Suggest it, and both of you sign again.")
    titles = names()
    listed = ", ".join(titles[term] for term in TERMS if term in paper.changed)
    return _("New in: {lines}. The new words are marked in the text.", lines=listed)


def _signatures(paper: Paper, agreement: Agreement) -> h.Element:
    return h.div(".ag-sign")[
        _signature(paper, paper.mentor, "mentor", agreement),
        _signature(paper, paper.mentee, "mentee", agreement),
    ]


def _signature(paper: Paper, person: Person, part: str, agreement: Agreement) -> h.Element:
    when = agreement.mentor_signed_at if part == "mentor" else agreement.mentee_signed_at
    attrs: dict[str, str | bool | None] = {"type": "button", "data-act": "sign"}
    return h.div[
        h.i(aria_hidden="true")[person.name] if when else None,
        paper.part == part
        and not when
        and button(_("Sign as {name}", name=person.name), kind="primary", attrs=attrs),
        h.b(".pm-strong")[person.name],
        h.br,
        _("signed on {moment}", moment=moment(when)) if when else _("not signed yet"),
    ]


def _versions(paper: Paper) -> h.Node:
    everybody = {paper.mentor.id: paper.mentor, paper.mentee.id: paper.mentee}
    versions = [*([paper.agreement] if paper.agreement else []), *paper.before]
    if not versions:
        return h.p(".pm-2c")[_("None yet.")]
    return [
        h.p(".pm-2c")[
            _(
                "{number}, {day}, by {name}",
                number=version.version,
                day=day(version.written_at),
                name=everybody[version.written_by].first_name,
            ),
            version.is_signed and [" ", tag(_("Signed"), "moss", icon="check")],
        ]
        for version in versions
    ]


WRITE: dict[str, str | bool | None] = {"type": "button", "data-act": "write"}
