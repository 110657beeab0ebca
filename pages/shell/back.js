// One step of the reader is one step of the Back button of the browser. Streamlit writes a choice
// over the address there was, and for a link it makes up to four addresses, of which those on the
// way lack a choice and would show another municipality. Here the first change of the address after
// a click or a key becomes a new step, and all that follows by itself is written over that step.
// Streamlit itself reads the address that comes back.
(() => {
  const here = window.parent ?? window;
  if (here.monitorBack) return;
  here.monitorBack = true;
  const { history, document: page } = here;
  const [replace, push] = [history.replaceState.bind(history), history.pushState.bind(history)];
  const AFTER_CHOICE_MS = 15000;
  let asked = 0;
  let underway = false;
  const running = () => page.querySelector(".stApp")?.dataset.testScriptState !== "notRunning";
  const note = ({ target }) => {
    // What is clicked while a page is on its way makes no step: nobody has seen that page yet.
    if (underway && running()) return;
    underway = !!target.closest?.("a");
    asked = Date.now();
  };
  page.addEventListener("pointerdown", note, true);
  page.addEventListener("keydown", note, true);
  const returned = () => {
    asked = 0;
    underway = true;
  };
  here.addEventListener("popstate", returned, true);
  // Another page is always a step of the reader, however long it took; another choice is not.
  const write = (state, title, url) => {
    const { pathname, search } = new URL(url ?? "", here.location.href);
    const other = pathname !== here.location.pathname;
    const recent = other ? asked > 0 : Date.now() - asked < AFTER_CHOICE_MS;
    if (recent && (other || search !== here.location.search)) {
      asked = 0;
      push(state, title, url);
    } else {
      replace(state, title, url);
    }
  };
  history.replaceState = write;
  history.pushState = write;
})();
