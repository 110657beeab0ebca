"""Random deliveries of the example region, full of edges: what a person might hand in.

Fixed by a seed. Dates lie around the first and last day of a quarter, 1 October and 91 days; some
quarters are missing, columns are half filled, counts are `<5` or empty, names are old ones.
"""

from __future__ import annotations

import random

from tests.indicators.orakel.aangeleverd import Levering
from tests.indicators.orakel.invoer_aantallen import cbs, coaches, scholen, tellingen
from tests.indicators.orakel.invoer_gevallen import thuiszitters, trajecten, vrijstellingen


def leveringen(seed: int) -> list[Levering]:
    """All deliveries of one random region."""
    rng = random.Random(seed)
    return [
        *thuiszitters(rng),
        *vrijstellingen(rng),
        *trajecten(rng),
        *tellingen(rng),
        *coaches(rng),
        *cbs(rng),
        *scholen(rng),
    ]
