"""The invented boundaries of the example region, as the file that a region would load.

They lie in the North Sea, where nobody takes them for real ones.
"""

from pathlib import Path

GRENZEN = Path(__file__).with_name("grenzen.geojson")
