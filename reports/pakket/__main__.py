"""`python run.py pakket ...`: the command, with the exit codes and sentences of all the others."""

import sys

from loaders import cli
from reports.pakket import opdracht

opdracht.registreer(cli.app)

if __name__ == "__main__":
    sys.exit(cli.main())
