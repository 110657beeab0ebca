"""How long a reader waits after a choice, against Streamlit's own empty rerun in the same minute.

    python -m benchmarks.paginas [rondes]

In Chromium: from the click on an option to the last change of the page. Each round does every
action once, in another order, so that a busy moment of the computer hits all of them alike. Of use
are the ratios: a choice may take 3 x an empty rerun at the median and 5 x at the 95th percentile;
a view with a plotly figure half as much again. A reading page changes in at most 50 places.
The example region is made first, unless MONITOR_VOORBEELD names a folder with it.
"""

from __future__ import annotations

import contextlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.servers import example_region, find_chromium, free_port, serve, wait_until_up
from tests.e2e.visits import at_rest, first_visit, visit

ROUNDS = 12
WARM_UP = 2
MEDIAN, P95, PLOTLY = 3.0, 5.0, 1.5
MOST_MUTATIONS = 50
QUIET_MS = 500
LONGEST_MS = 20_000
EMPTY = """
import streamlit as st
st.html("<p id=nu>" + st.selectbox("Gemeente", ["Duinveen", "Kogermeer"]) + "</p>")
"""
# The last change of the page after the click, and in how many places it changed.
WATCH = """() => {
  const seen = { start: 0, last: 0, count: 0 };
  window.monitorSeen = seen;
  document.addEventListener('click', (event) => {
    if (event.target.closest('[role=option], [data-testid="stButtonGroup"] button')) {
      Object.assign(seen, { start: performance.now(), last: 0, count: 0 });
    }
  }, true);
  new MutationObserver((changes) => {
    const own = changes.filter(({ target }) => !(target.nodeType === 1 ? target
      : target.parentElement)?.closest('.st-key-keuzes, [data-testid="stSelectbox"]'));
    if (!own.length) return;
    seen.last = performance.now();
    seen.count += own.length;
  }).observe(document.querySelector('.stMainBlockContainer'),
    { childList: true, subtree: true, characterData: true });
}"""
RESTED = f"""() => {{ const {{ start, last }} = window.monitorSeen;
  return start > 0 && last > start && performance.now() - last > {QUIET_MS}
    && document.querySelector('.stApp').dataset.testScriptState === 'notRunning'; }}"""


@dataclass
class Action:
    """One choice, that goes to and fro between two options.

    Attributes:
        naam: what is chosen, in words.
        pad: the page it is done on; empty for the empty app.
        doe: makes the choice of this name.
        opties: the two it goes between; the first one stands there at the start.
        plotly: whether the view has a plotly figure.
    """

    naam: str
    pad: str
    doe: Callable[[Page, str], None]
    opties: tuple[str, str]
    plotly: bool = False
    times: list[float] = field(default_factory=list)
    mutations: list[int] = field(default_factory=list)


def option(label: str) -> Callable[[Page, str], None]:
    """Choose in the select box of this label."""

    def do(page: Page, value: str) -> None:
        page.get_by_role("combobox", name=label).first.click()
        page.get_by_role("option", name=value, exact=True).click()

    return do


def button(page: Page, value: str) -> None:
    """Choose one of a row of buttons."""
    page.locator('[data-testid="stButtonGroup"]').get_by_text(value, exact=True).first.click()


def actions() -> list[Action]:
    """All that is measured; the empty rerun first."""
    areas = ("Duinveen", "Kogermeer")
    picture, trends = (f"/{page}?gemeente=Duinveen" for page in ("gemeentebeeld", "vergelijken"))
    return [
        Action("leeg: Streamlit zelf", "", option("Gemeente"), areas),
        Action("Gemeentebeeld: gemeente", picture, option("Gemeente"), areas),
        Action("Overzicht: indeling", "/", option("Indeling"), ("Alle gemeenten", "Jeugdregio")),
        Action("Overzicht: onderwerp", "/", button, ("Kerncijfers", "Thuiszitters")),
        Action("Trends, verloop: gemeente", trends, option("Gemeente"), areas, plotly=True),
        Action("Trends, verloop: eenheid", trends, button, ("per 1.000", "aantal"), plotly=True),
        Action("Trends: weergave", trends, button, ("Verloop", "Tabel"), plotly=True),
        Action("Trends, tabel: gemeente", f"{trends}&weergave=Tabel", option("Gemeente"), areas),
    ]  # fmt: skip


def measure(action: Action, page: Page, turn: int) -> None:
    """Do it once and note how long it took and how much changed."""
    page.evaluate("() => { window.monitorSeen.start = 0; }")
    action.doe(page, action.opties[(turn + 1) % 2])
    page.wait_for_function(RESTED, timeout=LONGEST_MS)
    seen = page.evaluate("window.monitorSeen")
    if turn >= WARM_UP:
        action.times.append(seen["last"] - seen["start"])
        action.mutations.append(seen["count"])


def p95(values: list[float]) -> float:
    return sorted(values)[min(len(values) - 1, round(0.95 * (len(values) - 1)))]


def verdicts(every: list[Action]) -> Iterator[tuple[str, bool]]:
    """One line per action, and whether it is quick enough and quiet enough."""
    empty = statistics.median(every[0].times)
    yield f"{'':28} mediaan     p95   x leeg  x leeg p95  wijzigingen", True
    for one in every:
        middle, high = statistics.median(one.times), p95(one.times)
        more = PLOTLY if one.plotly else 1.0
        places = statistics.median(one.mutations)
        reading = one.pad and not one.plotly
        good = middle <= MEDIAN * more * empty and high <= P95 * more * empty
        good = good and (not reading or places <= MOST_MUTATIONS)
        words = (
            f"{middle:7.0f} {high:7.0f} {middle / empty:8.1f} {high / empty:11.1f} {places:12.0f}"
        )
        yield f"{one.naam:28} {words}  {'' if good else 'TE TRAAG OF TE ONRUSTIG'}", good


@contextlib.contextmanager
def empty_app(folder: Path) -> Iterator[str]:
    """A server of an app with one select box and one line."""
    script, port = folder / "leeg.py", free_port()
    script.write_text(EMPTY, encoding="utf-8")
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    quiet = ["--browser.gatherUsageStats", "false", "--server.port", str(port)]
    with (folder / "leeg.log").open("wb") as log:
        server = subprocess.Popen([*command, *quiet], cwd=folder, stdout=log, stderr=log)
    try:
        wait_until_up(server, f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)


def opened(browser: Browser, action: Action, monitor: str, empty: str) -> Page:
    """The page of an action, ready to be measured."""
    if action.pad:
        page = visit(browser, monitor + action.pad)
        at_rest(page)
    else:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(empty)
        page.wait_for_selector("#nu")
    page.wait_for_timeout(1500)
    page.evaluate(WATCH)
    return page


def main(rounds: int) -> int:
    """Measure and print; 1 when something takes too long."""
    every = actions()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        data = work / "gegevens"
        with sync_playwright() as playwright, contextlib.ExitStack() as servers:
            browser = playwright.chromium.launch(
                executable_path=find_chromium(), args=["--no-sandbox"]
            )
            shutil.copytree(example_region(work, lambda at: first_visit(browser, at)), data)
            monitor = servers.enter_context(serve(data))
            empty = servers.enter_context(empty_app(work))
            pages = [opened(browser, one, monitor, empty) for one in every]
            for turn in range(rounds + WARM_UP):
                for place in chance.sample(range(len(every)), len(every)):
                    measure(every[place], pages[place], turn)
            browser.close()
    fine = True
    for line, good in verdicts(every):
        print(line)
        fine = fine and good
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
