"""What the tests of this folder share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.indicators.proef import Proef


@pytest.fixture
def proef(tmp_path: Path) -> Proef:
    """The invented region, with nothing delivered yet."""
    return Proef(tmp_path, "duin-en-dijk")
