"""`python -m app.content [FOLDER]` says what is in the programme and what is wrong with it."""

import sys
from pathlib import Path

from app.content.review import main

sys.exit(main(*map(Path, sys.argv[1:2])))
