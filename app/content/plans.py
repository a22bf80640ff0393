"""What a programme has set out to hold: counts that its content is measured against."""

from pydantic import Field

from app.content.shapes import Shape


class Safety(Shape):
    """Questions about safety: how many there are, and how many each quiz draws."""

    pool: int = Field(gt=0)
    draw: int = Field(gt=0)


class ModulePlan(Shape):
    """One module: its minutes lesson by lesson, and its quiz. A scenario is a type of its own."""

    minutes: int = Field(gt=0)
    lessons: dict[str, int] = Field(min_length=1)
    practice: int = 0
    quiz: int = 0
    reflection: int = 0
    pool: int = Field(gt=0)
    draw: int = Field(gt=0)
    pass_: float = Field(alias="pass", gt=0)
    types: dict[str, int] = Field(default_factory=dict)
    safety: Safety | None = None


class Blueprint(Shape):
    """blueprint.yaml. What it does not name is not counted."""

    modules: dict[str, ModulePlan] = Field(default_factory=dict)
    stages: int | None = None
    prompts: int | None = None
    instruments: int | None = None
    tools: int | None = None
    glossary: int | None = None
    tools_for_every_outcome: bool = False
    said_twice: tuple[str, ...] = ()
    """How sentences begin that stand in several texts on purpose."""
