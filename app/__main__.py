"""`python -m app` is the command `peerment`."""

from app.cli import cli

cli()
