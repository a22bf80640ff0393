"""What each part of a PDF is, for people who hear or reflow it: headings, lists, tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from fpdf import FPDF
from fpdf.structure_tree import StructElem, StructureTreeBuilder
from fpdf.syntax import PDFObject


@dataclass(slots=True, eq=False)
class Tag:
    """A part of the text, inside another or on its own. `words` tell what a drawing shows."""

    kind: str
    inside: "Tag | None" = None
    words: str = ""
    element: StructElem | None = field(default=None, repr=False)
    page: int = 0


class Tree(StructureTreeBuilder):
    """fpdf2's own tree is flat and knows figures; ours has lists in it, and rows of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[StructElem] = []
        self.marks: dict[int, int] = {}

    def __iter__(self) -> Iterator[PDFObject]:
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from self.elements

    def next_mcid_for_page(self, page_number: int) -> int:
        return self.marks.get(page_number, 0)

    def element(self, tag: Tag, pdf: FPDF, *, holds: bool = False) -> StructElem:
        """A tag's element. Words that go on over a page have a second one there."""
        if tag.element is None or (tag.page != pdf.page and not holds):
            parent = self.doc_struct_elem
            if tag.inside:
                parent = self.element(tag.inside, pdf, holds=True)
            tag.element = self._made(tag, parent, pdf)
        return tag.element

    def mark(self, tag: Tag, pdf: FPDF) -> int:
        """Says that what is drawn next belongs to a tag; gives its number on the page."""
        element = self.element(tag, pdf)
        number = self.marks.get(pdf.page, 0)
        self.marks[pdf.page] = number + 1
        element.k.append(number)
        place = self.spid_per_page_number.setdefault(pdf.page, len(self.spid_per_page_number))
        self.struct_tree_root.parent_tree.nums[place].append(element)
        pdf.pages[pdf.page].struct_parents = place
        return number

    def _made(self, tag: Tag, parent: StructElem, pdf: FPDF) -> StructElem:
        made = StructElem(f"/{tag.kind}", parent, [], pdf.page, alt=tag.words or None)
        made.pg = pdf.pages[pdf.page]  # type: ignore[assignment]  # fpdf2 does so itself, later
        parent.k.append(made)
        self.elements.append(made)
        tag.page = pdf.page
        return made


@contextmanager
def marked(pdf: FPDF, tag: Tag | None) -> Iterator[None]:
    """Everything drawn inside belongs to the tag, or is mere ornament."""
    if tag is None:
        pdf._out("/Artifact BMC")
    else:
        assert isinstance(pdf.struct_builder, Tree)  # noqa: S101  # a Paper gives it
        pdf._out(f"/{tag.kind} <</MCID {pdf.struct_builder.mark(tag, pdf)}>> BDC")
    yield
    pdf._out("EMC")
