export default function (component) {
  const block = component.parentElement.querySelector(".mon-blok");
  const { html, anchor } = component.data;
  const changed = block.monitorHtml !== html;
  if (changed) {
    block.innerHTML = html;
    block.monitorHtml = html;
  }

  // Links to our own pages keep the session; with a modifier key the browser does what it always does.
  block.onclick = (event) => {
    const link = event.target.closest("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    component.setTriggerValue("go", Object.fromEntries(new URLSearchParams(link.dataset.go)));
  };

  const wanted = anchor || (changed && decodeURIComponent(window.location.hash.slice(1)));
  const target = wanted && block.querySelector("#" + CSS.escape(wanted));
  if (target && block.monitorAnchor !== wanted) {
    block.monitorAnchor = wanted;
    target.scrollIntoView({ block: "start" });
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }
}
