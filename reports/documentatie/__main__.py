"""Write the pages of docs/ that follow from the catalogues, and say which."""

import sys

from reports.documentatie import schrijf

for pad in schrijf():
    sys.stdout.write(f"{pad.name}\n")
