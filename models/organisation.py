"""The organisation that runs this installation, its programmes, and what it calls things."""

from datetime import date

from sqlmodel import Field

from models.base import Row


class Organisation(Row, table=True):
    """The one awarding body of this installation. Printed on certificates and pages."""

    name: str = Field(max_length=160)
    country: str = Field(default="", max_length=2)
    region: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=254)
    address: str = Field(default="", max_length=400)
    funding_line: str = Field(default="", max_length=600)
    is_demo: bool = False


class Programme(Row, table=True):
    """A cohort: some relationships that start and end together."""

    name: str = Field(max_length=160)
    purpose: str = Field(default="", max_length=600)
    starts_on: date
    ends_on: date
    is_open: bool = True
