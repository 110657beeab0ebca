// Streamlit writes a choice over the address there was. Here it becomes a new one, so that the Back
// button of the browser undoes the choice; Streamlit itself reads the address that comes back.
(() => {
  const here = window.parent ?? window;
  if (here.monitorBack) return;
  here.monitorBack = true;
  const { history } = here;
  const [replace, push] = [history.replaceState.bind(history), history.pushState.bind(history)];
  const AFTER_CHOICE_MS = 15000;
  let chosen = 0;
  // A link and the menu make an address of their own; what follows by itself makes none.
  const note = ({ target }) => {
    const link = target.closest?.("a, .mon-blok, [data-testid='stHeader']");
    chosen = link ? 0 : Date.now();
  };
  here.document.addEventListener("pointerdown", note, true);
  here.document.addEventListener("keydown", note, true);
  here.addEventListener("popstate", () => (chosen = 0), true);
  history.replaceState = (state, title, url) => {
    const next = new URL(url ?? "", here.location.href);
    const same = next.pathname === here.location.pathname && next.search !== here.location.search;
    if (same && Date.now() - chosen < AFTER_CHOICE_MS) {
      chosen = 0;
      push(state, title, url);
    } else {
      replace(state, title, url);
    }
  };
})();
