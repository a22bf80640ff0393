"""Reads XML into a small tree that knows its line numbers; no entities, no DTD, no network."""

from dataclasses import dataclass, field
from typing import NoReturn
from xml.sax import SAXException
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.expatreader import DefusedExpatParser

from models.errors import Broken, Problem

DEEPEST = 100


@dataclass(slots=True)
class Node:
    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.chunks).strip()

    def all(self, tag: str) -> "list[Node]":
        return [child for child in self.children if child.tag == tag]

    def first(self, *path: str) -> "Node":
        """The first such descendant, or an empty one on the same line."""
        node = self
        for tag in path:
            node = next(
                (child for child in node.children if child.tag == tag), Node(tag, node.line)
            )
        return node


def tree(text: str) -> Node:
    parser = _Parser()
    grower = _Grower(parser)
    parser.setContentHandler(grower)
    parser.setErrorHandler(_Strict(parser))
    parser.feed(text)
    parser.close()
    return grower.top.children[0]


class _Parser(DefusedExpatParser):
    def __init__(self) -> None:
        super().__init__(forbid_dtd=True)

    def defused_start_doctype_decl(self, *_: object) -> NoReturn:
        raise Broken((Problem(self.line(), "A question file has no DOCTYPE. Please remove it."),))

    def line(self) -> int:
        return self.getLineNumber() or 1


class _Strict(ErrorHandler):
    def __init__(self, parser: _Parser) -> None:
        self.parser = parser

    def fatalError(self, exception: BaseException) -> NoReturn:  # noqa: N802  # SAX's name
        said = exception.getMessage() if isinstance(exception, SAXException) else ""
        problem = Problem(self.parser.line(), "The XML ends or breaks here: {detail}.", said)
        raise Broken((problem,))


class _Grower(ContentHandler):
    def __init__(self, parser: _Parser) -> None:
        super().__init__()
        self.parser = parser
        self.top = Node("", 1)
        self.path = [self.top]

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802  # SAX's name
        node = Node(name, self.parser.line(), dict(attrs.items()))
        if len(self.path) > DEEPEST:
            raise Broken((Problem(node.line, "The XML is nested too deeply here."),))
        self.path[-1].children.append(node)
        self.path.append(node)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802  # SAX's name
        self.path.pop()

    def characters(self, content: str) -> None:
        self.path[-1].chunks.append(content)
