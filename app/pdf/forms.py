"""Forms on paper: filled, to read and to keep; empty, to write on."""

from collections.abc import Iterator, Sequence

from app.i18n import _, ngettext
from app.pdf.blocks import beside, gap, set_text
from app.pdf.empty import result_lines, to_fill
from app.pdf.filled import answered, results
from app.pdf.fonts import SANS, SERIF, STRONG
from app.pdf.heads import numbered, opening, section, small
from app.pdf.paper import FAINT, LEFT, ROOM, SOFT, WIDTH, Block, Paper
from app.pdf.rings import picture
from app.pdf.runs import Run
from app.pdf.signs import writing
from app.pdf.tags import Tag
from models.base import Json
from models.forms.answers import Answers
from models.forms.definitions import Definition, FormKind
from models.forms.results import figures
from models.forms.shapes import FormField, Privacy, Side, Step


def sheet(
    form: Definition,
    answers: Answers | None,
    *,
    owner: str = "",
    kept_on: str = "",
    organisation: str = "",
    signatures: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The form with its answers, or an empty sheet without any. `kept_on` is a day in words.

    `signatures` are names, each with when it was signed, or nothing where a pen is to sign.
    """
    paper = Paper(form.title, form.lang, organisation, form.summary)
    opening(paper, _over(form), form.title, form.summary, organisation)
    if answers is None:
        paper.add(_names(form), _how(form))
        for group in _empty(form):
            paper.add(*group)
    else:
        paper.add(_whose(owner, kept_on))
        for group in _filled(form, answers):
            paper.add(*group)
    if signatures:
        paper.add(_signatures(signatures))
    if form.note:
        paper.add([gap(2), *small(form.note, keep=False)])
    return paper.finish(_foot(form, kept_on, organisation))


Groups = tuple[list[Block], ...]


def _filled(form: Definition, answers: Answers) -> Iterator[Groups]:
    number = 0
    for step in form.steps:
        if step.fields:
            number += 1
            fields = [_answered(form, one, answers.get(one.id)) for one in step.fields]
            yield _together(section(str(number), step.title), fields)
    if found := figures(form, answers):
        yield _together(section("", _("Results")), [[*results(found), gap(4)]])


def _answered(form: Definition, asked: FormField, given: Json) -> list[Block]:
    return [*answered(asked, given), *(picture(form, asked, given) if given else ())]


def _empty(form: Definition) -> Iterator[Groups]:
    for number, step in enumerate(form.steps, 1):
        yield _together(
            [*section(str(number), step.title), *_text(step)],
            [[*to_fill(one, _more(form, one)), *picture(form, one, None)] for one in step.fields],
        )
    if lines := result_lines(form.results):
        yield _together(section("", _("Results")), [[*lines, gap(4)]])


def _together(head: list[Block], fields: list[list[Block]]) -> Groups:
    """A heading goes with its first field, if a page holds both."""
    if not fields:
        return ([*head, gap(4)],)
    first = [*head, *fields[0]]
    if sum(block.whole for block in first) > ROOM:
        return head, *fields
    return first, *fields[1:], [gap(2.5)]


def _text(step: Step) -> list[Block]:
    if not step.text:
        return []
    return set_text([Run(step.text, SANS, 10, SOFT)], Tag("P"), leading=5.1, after=3.4, keep=True)


def _names(form: Definition) -> list[Block]:
    """Who fills it and when, and who may read it."""
    half = WIDTH / 2 - 5
    looks = [(_("Name"), LEFT, half), (_("Date"), LEFT + WIDTH / 2 + 5, half)]
    places = [
        [*set_text([Run(name, SANS, 8.5, FAINT)], None, x=x, leading=4), *writing(1, x, width, 6)]
        for name, x, width in looks
    ]
    return [beside(places, after=3.5), *small(_promise(form.privacy), after=5, keep=False)]


def _signatures(signatures: Sequence[tuple[str, str]]) -> list[Block]:
    """A line for each: signed on the screen already, or to be signed by hand."""
    width = WIDTH / 2 - 5
    places = [
        [
            *set_text([Run(name if signed else "", SERIF, 14)], None, x=x, width=width, leading=7),
            *writing(1, x, width, 3),
            *set_text([Run(name, STRONG, 9.5)], Tag("P"), x=x, width=width, leading=5),
            *set_text([Run(signed, SANS, 8.5, SOFT)], Tag("P"), x=x, width=width, leading=4),
        ]
        for x, (name, signed) in zip((LEFT, LEFT + WIDTH / 2 + 5), signatures, strict=True)
    ]
    return [*section("", _("Signatures")), gap(4), beside(places, after=6)]


def _how(form: Definition) -> list[Block]:
    return [*numbered(form.how), gap(5)] if form.how else []


def _whose(owner: str, kept_on: str) -> list[Block]:
    runs = [
        Run(owner, STRONG, 10.5),
        Run(", " if owner and kept_on else "", SANS, 10.5),
        Run(kept_on, SANS, 10.5, SOFT),
    ]
    return set_text(runs, Tag("P"), after=6) if owner or kept_on else [gap(3)]


def _over(form: Definition) -> str:
    names = {
        FormKind.TOOL: _("Tool {id}", id=form.id),
        FormKind.INSTRUMENT: _("Instrument {id}", id=form.id),
        FormKind.SURVEY: _("Survey {id}", id=form.id),
    }
    return f"{names[form.kind]}  ·  {ngettext('{count} minute', '{count} minutes', form.minutes)}"


def _promise(privacy: Privacy) -> str:
    """Who reads a sheet of paper is up to its owner."""
    words = {
        Privacy.ME: _("This sheet is for you alone. Keep it where only you find it."),
        Privacy.PARTNER: _("This sheet is yours. Show your partner the parts you want to show."),
        Privacy.PAIR: _("This sheet belongs to both of you. Each keeps a copy."),
        Privacy.SAFE: _("This sheet is yours until you hand it to the coordinators yourself."),
    }
    return words[privacy]


def _more(form: Definition, asked: FormField) -> str:
    """Beside a label: who reads it, where that differs, and in which case it is asked."""
    return "  ·  ".join(filter(None, (_reader(form, asked), *_case(asked))))


def _case(asked: FormField) -> tuple[str, str]:
    sides = {Side.MENTOR: _("only for mentors"), Side.MENTEE: _("only for mentees")}
    return sides[asked.only] if asked.only else "", asked.when_words


def _reader(form: Definition, asked: FormField) -> str:
    if form.privacy_of(asked) is form.privacy:
        return ""
    words = {
        Privacy.ME: _("for you alone"),
        Privacy.PARTNER: _("to show, if you want to"),
        Privacy.PAIR: _("for both of you"),
        Privacy.SAFE: _("for the coordinators, if you hand it over"),
    }
    return words[form.privacy_of(asked)]


def _foot(form: Definition, kept_on: str, organisation: str) -> str:
    made = f"{form.id}, {_('version {number}', number=form.version)}"
    return "  ·  ".join(filter(None, (form.licence, organisation or "PeerMent", made, kept_on)))
