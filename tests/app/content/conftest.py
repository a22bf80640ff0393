"""A small programme in which everything is in order, so that a test can spoil one thing."""

from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import pytest

from app.content import checks, files

COURSE = """id: t1
slug: thread
title: Thread
summary: How to work with thread.
minutes: 50
outcomes:
  - {id: "1.1", text: Tie a knot.}
lessons: [warp]
practice:
  title: Tie one
  minutes: 10
  body: |
    Take some thread.
    Tie one knot. See [the glossary](/learn/resources/glossary#knot).
reflection: {minutes: 5, prompt: What did you learn?}
quiz: {draw: 1, pass: 0.75, per_outcome: {"1.1": 1}, must: [T-3]}
tracks: {core: [T1]}
"""
HEAD = """---
id: "1.1"
slug: warp
title: Warp
minutes: 30
outcomes: ["1.1"]
---
"""
BODY = """
## Before you begin

A knot holds two threads. Use the [knot card](/exercises/knot-card) for it.

![Two threads that cross each other and form a knot](figures/cross.svg "A cross")

:::case
Rasa has one thread left.
:::

:::try
Tie a knot.
:::

:::recall
Q: What holds?
A: A knot.
:::

:::practice
Tie one a day.
:::
"""
QUIZ = """// [id:T-1] [tag:lo1.1] [tag:single] [tag:easy]
Which thread is red? {=The first one#Yes, look.~The other one#No, look.}

// [id:T-2] [tag:lo1.1] [tag:multiple] [tag:hard]
What do weavers use? {~%100%A loom#Yes, always.~%-100%A hammer#Not often.}

// [id:T-3] [tag:lo1.1] [tag:true-false] [tag:safety]
May you cut towards your hand? {FALSE#Never, it may slip.#Right, cut away from it.}
"""
FORM = """id: MG01
slug: knot-card
kind: tool
title: Knot card
summary: Which knot do you need?
stages: [S0]
minutes: 5
privacy: P0
steps:
  - title: Choose
    fields:
      - {id: knot, type: txt, label: Which knot?, required: true}
      - {id: count, type: num, label: How many?, max: 9}
      - {id: colour, type: one, label: Which colour?, options: {red: Red, blue: Blue}}
example: {knot: A reef knot, count: 2, colour: red}
"""
STAGES = """stages:
  - id: S0
    key: ready
    name: Ready
    purpose: Begin.
    instruments: []
    tools: [MG01]
"""
GLOSSARY = "---\ntitle: Glossary\n---\n## Words\n\n### Knot\n\nTwo threads that hold each other.\n"
BLUEPRINT = """stages: 1
instruments: 0
tools: 1
prompts: 1
glossary: 1
tools_for_every_outcome: true
said_twice: [We say this in every text]
modules:
  t1:
    minutes: 50
    lessons: {"1.1": 30}
    practice: 10
    quiz: 5
    reflection: 5
    pool: 3
    draw: 1
    pass: 0.75
    types: {single: 1, multiple: 1, true-false: 1}
"""

CERTIFICATION = """credentials:
  - id: track-certificate
    name: Certificate
    kind: certificate
    decided_by: assessor
    decision: A person who knows knots.
    validity: No end.
evidence:
  - {credential: track-certificate, id: core, text: All badges, unit: badges}
  - {credential: track-certificate, id: spoken, text: Told aloud, unit: words, instead: core}
tracks:
  - id: T1
    slug: mentor
    name: Weaver
    audience: For people who weave.
    core: [t1]
    capstone: One basket.
    capstone_minutes: 70
    workload: 2 hours
rubric:
  - {track: T1, id: knots, name: Knots, asks: Hold?, not_yet: None, met: Some, strong: All}
"""

Told = Callable[[], list[str]]


def words(count: int) -> str:
    """Short sentences, none like another."""
    colours = ("red", "blue", "green", "brown", "white", "black", "grey")
    things = ("thread", "needle", "basket", "window", "table", "loom", "shelf", "lamp", "door")
    verbs = ("lies near", "stands behind", "is older than", "comes before", "belongs to")
    told = zip(cycle(colours), cycle(things), cycle(verbs), cycle(things[2:]), strict=False)
    return "\n".join(
        f"The {colour} {thing} {verb} the {other}."
        for colour, thing, verb, other in islice(told, count // 8)
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = HEAD + words(800) + "\n" + BODY
    told = {
        "courses/t1/course.yaml": COURSE,
        "courses/t1/warp.md": text,
        "courses/t1/quiz.gift": QUIZ,
        "courses/t1/figures/cross.svg": "<svg><text>Two threads</text></svg>",
        "forms/knot-card.yaml": FORM,
        "mentra/stages.yaml": STAGES,
        "prompts.yaml": 'prompts: [{id: J01, stage: S0, tag: ID, text: "Who are you?"}]\n',
        "resources/glossary.md": GLOSSARY,
        "pages/how.md": "---\ntitle: How it works\n---\nSlowly.\n",
        "blueprint.yaml": BLUEPRINT,
        "certification.yaml": CERTIFICATION,
        "words.txt": "# Names of tools\nbodkinn # a needle\n",
    }
    for name, content in told.items():
        file = tmp_path / "programme" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return tmp_path / "programme"


@pytest.fixture
def told(folder: Path) -> Told:
    """Every fault of the folder, as it is printed."""
    return lambda: [str(fault) for fault in sorted(set(checks.faults(files.read(folder))))]
