"""The command `peerment`."""

import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from app import backups, content, database, first_start, lock, main, native, server
from app.content import shared_forms
from app.content.questions import Imported, import_gift, import_moodle_xml
from app.demo import stage
from app.migrate import upgrade
from app.settings import Misconfigured, Settings, load
from models.errors import Broken, Refusal
from models.heavy import heavy
from models.people import Role
from models.question_files import decoded

if TYPE_CHECKING:
    from app import checkup
else:
    checkup = heavy("app.checkup")

cli = typer.Typer(
    name="peerment",
    help="Mentoring and open learning for small organisations, in one application.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
person = typer.Typer(help="People with an account.", no_args_is_help=True)
importing = typer.Typer(help="Questions from files of other systems.", no_args_is_help=True)
cli.add_typer(person, name="person")
cli.add_typer(importing, name="import")

Host = Annotated[str | None, typer.Option(help="The address to listen on.")]
Port = Annotated[int | None, typer.Option(help="The port to listen on.")]
Data = Annotated[Path | None, typer.Option(help="The folder for data and keys.")]
File = Annotated[Path, typer.Argument(help="The file.")]
Course = Annotated[str | None, typer.Option(help="The course, such as m1, whose pool they join.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")]


@cli.command()
def serve(host: Host = None, port: Port = None, data: Data = None) -> None:
    """Serve the application, after bringing its database up to date."""
    with kindly():
        wanted = load(host=host, port=port, data_dir=data)
        with lock.hold(wanted.data_dir), server.reserved(wanted) as (settings, listening):
            prepare(settings)
            if path := first_start.make_owner_link():
                say(f"Make the first account here, within a day: {settings.address}{path}")
            say(f"PeerMent is at {settings.address}")
            server.serve(main.build(settings), listening)


@cli.command()
def demo(
    host: Host = None,
    port: Port = None,
    data: Data = None,
    browser: Annotated[bool, typer.Option(help="Open a browser.")] = True,
) -> None:
    """Serve a demo organisation that is alive today, on a database of its own."""
    with kindly():
        wanted = load(host=host, port=port, data_dir=data or Path("demo-data"))
        with lock.hold(wanted.data_dir), server.reserved(wanted) as (settings, listening):
            stage.check(settings)
            prepare(settings)
            stage.fill(settings)
            application = main.build(settings)
            with server.serving(application, listening) as address:
                say(f"The demo is at {address}/login. Every password is peerment-demo.")
                if browser and sys.stdout.isatty():
                    webbrowser.open(f"{address}/learn")
                server.wait()


@cli.command(name="native")
def in_window(
    data: Data = None,
    as_demo: Annotated[bool, typer.Option("--demo", help="Open the demo organisation.")] = False,
) -> None:
    """Open the application in a window of its own. Needs the extra `native`."""
    with kindly():
        folder = data or (Path("demo-data") if as_demo else None)
        wanted = load(host="127.0.0.1", port=0, data_dir=folder)
        with lock.hold(wanted.data_dir), server.reserved(wanted) as (settings, listening):
            if as_demo:
                stage.check(settings)
            prepare(settings)
            if as_demo:
                stage.fill(settings)
            path = first_start.make_owner_link()
            window = native.OnlyThisWindow(main.build(settings))
            with server.serving(window, listening) as address:
                native.show(window.address(address, path or "/"))


@cli.command()
def migrate(data: Data = None) -> None:
    """Bring the database up to date and load what is new in the programme."""
    with kindly():
        settings = load(data_dir=data)
        with lock.hold(settings.data_dir):
            prepare(settings)
        say("The database is up to date.")


@cli.command()
def check(data: Data = None) -> None:
    """Say in words how this installation is set up and whether it works."""
    with kindly():
        findings = checkup.examine(load(data_dir=data))
        for finding in findings:
            say(f"{'ok ' if finding.fine else 'NO '} {finding.words}")
        if not all(finding.fine for finding in findings):
            raise typer.Exit(1)


@person.command("add")
def add_person(
    email: Annotated[str, typer.Argument(help="The person's e-mail address.")],
    name: Annotated[str, typer.Option(help="The name as others read it.")],
    role: Annotated[list[Role], typer.Option(help="Can be given several times.")],
    data: Data = None,
) -> None:
    """Invite a person; prints the one-time link with which they choose a password."""
    with kindly():
        settings = load(data_dir=data)
        prepare(settings)
        say(f"{settings.address}{first_start.make_invitation(email, name, role)}")


@importing.command("gift")
def gift(file: File, course: Course = None, dry_run: DryRun = False, data: Data = None) -> None:
    """Import questions from a GIFT file; nothing is imported if one of them is broken."""
    with kindly():
        prepare(load(data_dir=data))
        told(import_gift(decoded(file.read_bytes()), course, dry_run=dry_run), dry_run)


@importing.command("moodle-xml")
def moodle_xml(
    file: File, course: Course = None, dry_run: DryRun = False, data: Data = None
) -> None:
    """Import questions from a Moodle XML file; nothing is imported if one is broken."""
    with kindly():
        prepare(load(data_dir=data))
        told(import_moodle_xml(file.read_bytes(), course, dry_run=dry_run), dry_run)


@cli.command()
def backup(file: File, data: Data = None) -> None:
    """Write all data to one file; the key that opens private words is put beside it."""
    with kindly():
        settings = load(data_dir=data)
        main.open_records(settings)
        made = backups.backup(database.engine(), file, settings.data_dir / "keys" / "seal.key")
        say(f"{sum(made.rows.values())} rows are in {file}. Keep {file}.key in another place.")


@cli.command()
def restore(file: File, data: Data = None) -> None:
    """Put a backup in the place of what is there. Stop the server first."""
    with kindly():
        settings = load(data_dir=data)
        with lock.hold(settings.data_dir):
            made = backups.restore(settings, file)
        say(f"Restored {sum(made.rows.values())} rows from {made.made_at:%d %B %Y, %H:%M} UTC.")


@cli.command()
def verify(file: File) -> None:
    """Prove that a backup is whole and can be restored."""
    with kindly():
        made = backups.verify(file)
        say(f"Good: {sum(made.rows.values())} rows from {made.made_at:%d %B %Y, %H:%M} UTC.")


@importing.command("form")
def import_form(file: File, dry_run: DryRun = False, data: Data = None) -> None:
    """Take a form in from a file of another organisation."""
    with kindly():
        form = shared_forms.read(file.read_text("utf-8"))
        if not dry_run:
            prepare(load(data_dir=data))
            with database.transaction() as session:
                shared_forms.put(session, form)
        say(f"{form.id}, {form.title}: {len(form.fields)} fields.")
        say("Nothing was written, as you asked." if dry_run else "It is on the shelf.")


def told(brought: Imported, dry_run: bool) -> None:
    """Says what an import brought, question by question where something is new."""
    for name in brought.added:
        say(f"new      {name}")
    for name in brought.updated:
        say(f"changed  {name}")
    news = f"{len(brought.added)} new, {len(brought.updated)} changed, {brought.same} the same"
    say(f"{brought.read} questions were read for {brought.course}: {news}.")
    if dry_run:
        say("Nothing was written, as you asked.")


def prepare(settings: Settings) -> None:
    """Connects, takes the key, updates after a backup, loads the programme."""
    main.open_records(settings)
    upgrade(database.engine(), lambda: keep_a_copy(settings))
    for name in content.bring_up().kept:
        say(f"The update has a new {name}; yours was changed here and is kept.")


def keep_a_copy(settings: Settings) -> None:
    file = settings.data_dir / "backups" / f"before-update-{datetime.now(UTC):%Y%m%d-%H%M%S}.zip"
    backups.backup(database.engine(), file)
    say(f"A backup from before the update is in {file}.")


@contextmanager
def kindly() -> Iterator[None]:
    """Ends with one sentence for each thing that cannot work, never with a trace."""
    try:
        yield
    except Misconfigured as error:
        fail(78, *error.problems)
    except lock.Taken as error:
        fail(75, str(error))
    except Broken as error:
        fail(65, error.message, *map(str, error.problems))
    except Refusal as refusal:
        fail(1, refusal.message.format(**refusal.values))
    except (backups.BadBackup, OSError) as error:
        fail(1, str(error))


def fail(code: int, *lines: str) -> NoReturn:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(code)


def say(words: object) -> None:
    typer.echo(str(words))
