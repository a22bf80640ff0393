"""Where in a file a value stands."""

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, SequenceNode


def line_of(node: Node | None, place: Iterable[str | int]) -> int:
    """The line on which a value stands, as near as the file lets us see."""
    line = 1
    for step in place:
        if isinstance(node, MappingNode):
            found = {key.value: (key, value) for key, value in node.value}
            if step not in found:
                break
            line, node = found[step][0].start_mark.line + 1, found[step][1]
        elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
