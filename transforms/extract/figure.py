"""A quantity before the words around it were read."""

from typing import NamedTuple

from transforms.schema.codes import QuantityKind


class Figure(NamedTuple):
    """Span, kind and values of a quantity; what it measures and who owes it is read later."""

    start: int
    end: int
    kind: QuantityKind
    value_min: float | None
    value_max: float | None
    unit: str | None
    approximate: bool = False
    masked: bool = False
    is_han: bool = False
