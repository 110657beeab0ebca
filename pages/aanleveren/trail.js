export default function (component) {
  const block = component.parentElement.querySelector(".mon-blok");
  const { html, place } = component.data;
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
  const before = page.monitorStep;
  page.monitorStep = place;
  if (before === undefined || before === place) return;
  page.querySelector(".stMain")?.scrollTo(0, 0);
  block.querySelector("[tabindex]").focus({ preventScroll: true });
}
