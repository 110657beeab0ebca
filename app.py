"""The beginning of the monitor: what the server adds to every answer, and the script it runs.

The script lies in pages/shell/ and not here, so that Streamlit finds no folder pages/ beside the
main script. With one there, the first request of a fresh server would open a file of that folder
without running this one, so without sign-in. tests/e2e proves that it does not happen.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.shell.answers import Answers

app = st.App(
    Path(__file__).resolve().parent / "pages" / "shell" / "main.py",
    middleware=[Middleware(Answers)],
)
