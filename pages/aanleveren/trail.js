export default function (component) {
  const block = component.parentElement.querySelector(".mon-blok");
  const { html, place, revision } = component.data;
  if (block.monitorHtml !== html) {
    block.innerHTML = html;
    block.monitorHtml = html;
  }
  block.onclick = (event) => {
    const step = event.target.closest("button[data-stap]");
    if (step) component.setTriggerValue("stap", Number(step.dataset.stap));
  };

  // A next step begins at its top, and who does not see the page hears where he is.
  const page = block.ownerDocument;
  const { monitorStep: before, monitorRevision: known } = page;
  page.monitorStep = place;
  page.monitorRevision = revision;
  if (before === undefined) return;
  if (before !== place) {
    page.querySelector(".stMain")?.scrollTo(0, 0);
    block.querySelector("[tabindex]").focus({ preventScroll: true });
  } else if (known !== revision) keepPlace(page);
}

// A repair takes its own button away. Who had it in focus goes on at what is left to do. Where it
// brought a new question, the page goes to the summary: what is new stands out of sight.
function keepPlace(page) {
  const app = page.querySelector(".stApp");
  const watch = new MutationObserver(() => {
    if (app.dataset.testScriptState === "running") return;
    watch.disconnect();
    const left = page.querySelector(".mon-som h2");
    const news = left?.closest(".mon-nieuws");
    if (!left || (page.activeElement !== page.body && !news)) return;
    left.tabIndex = -1;
    left.focus({ preventScroll: true });
    news?.scrollIntoView({ block: "start" });
  });
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}
