"""Our application as `peerment serve` runs it, on a folder and a port; without the limit on
visitors from one address, since all of a run's come from one."""

import gc
import signal
import sys
from pathlib import Path

from app import database, main, server
from app.edge import Edge
from app.edge.limits import Limiter
from app.settings import load


def run(folder: Path, port: int) -> None:
    with server.reserved(load({}, port=port, data_dir=folder)) as (settings, listening):
        database.connect(settings.database)
        main.open_records(settings)
        application = main.build(settings)
        assert isinstance(application, Edge)
        application.anonymous = Limiter(10_000_000)
        signal.signal(signal.SIGUSR1, lambda *_: gc.collect())
        server.serve(application, listening)


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
