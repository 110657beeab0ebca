"""Pieces of Dutch sentences that pages and papers share."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-Z])")


def enumerate_names(names: Sequence[str]) -> str:
    """``A, B en C``."""
    *head, last = names
    return f"{', '.join(head)} en {last}" if head else last


def inside(titel: str) -> str:
    """A title inside a sentence; an abbreviation keeps its capitals."""
    return titel if titel[:2].isupper() else titel[:1].lower() + titel[1:]


def apart(remark: str) -> list[str]:
    """A remark as its sentences: so one that two figures share is said once."""
    return [one for one in _SENTENCE_END.split(remark) if one]
