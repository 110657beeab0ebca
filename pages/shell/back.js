// One step of the reader is one step of the Back button of the browser. Streamlit writes a choice
// over the address there was, and for a link it makes up to four addresses, of which those on the
// way lack a choice and would show another municipality. Here the first change of the address after
// a choice or a link becomes a new step, and all that follows by itself is written over that step.
// What a page does by itself, such as the reading of a file, keeps the steps the page gives it.
// Streamlit itself reads the address that comes back.
(() => {
  const here = window.parent ?? window;
  if (here.monitorBack) return;
  here.monitorBack = true;
  const { history, document: page } = here;
  const [replace, push] = [history.replaceState.bind(history), history.pushState.bind(history)];
  const AFTER_CHOICE_MS = 15000;
  let asked = 0;
  let link = false;
  let made = false;
  const running = () => page.querySelector(".stApp")?.dataset.testScriptState !== "notRunning";
  const note = ({ target }) => {
    // What is clicked while a page is on its way makes no step: nobody has seen that page yet.
    if (link && made && running()) return;
    link = !!target.closest?.("a");
    made = false;
    asked = Date.now();
  };
  for (const kind of ["pointerdown", "keydown", "drop"]) page.addEventListener(kind, note, true);
  page.addEventListener("change", (event) => event.target.type === "file" && note(event), true);
  const returned = () => {
    link = made = true;
  };
  here.addEventListener("popstate", returned, true);
  // A choice is written at once, over the address; the answer of the server comes later.
  history.replaceState = (state, title, url) => {
    const next = new URL(url ?? "", here.location.href);
    const same = next.pathname === here.location.pathname && next.search !== here.location.search;
    if (same && !made && Date.now() - asked < AFTER_CHOICE_MS) {
      made = true;
      push(state, title, url);
    } else {
      replace(state, title, url);
    }
  };
  history.pushState = (state, title, url) => {
    if (made) {
      replace(state, title, url);
    } else {
      made = link;
      push(state, title, url);
    }
  };
})();
