"""The invented example region "Duin en Dijk": every file that its offices would have delivered.

Nothing here is real. The files are made by chance with fixed seeds, so that they are the same
bytes at every run, and go in through the same loaders as real ones.
"""

from datasets.voorbeeld.bestand import VoorbeeldBestand
from datasets.voorbeeld.leveringen import voorbeeldbestanden

__all__ = ["VoorbeeldBestand", "voorbeeldbestanden"]
