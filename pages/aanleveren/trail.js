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
  keepTyped(page, place);
  keepHeights(page);
  followRow(page);
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

// What is solved or confirmed keeps the room it took, so that the next one does not come under the mouse. The
// second click of a double click answers nothing.
const KINDS = ["fout_", "let_op_", "zwaar_"].map((kind) => `st-key-${kind}`);
const CARDS = KINDS.map((kind) => `.st-key-problemen [class*="${kind}"]`).join(", ");

function keepHeights(page) {
  if (page.monitorHeights) return;
  page.monitorHeights = new Map();
  const sheet = page.head.appendChild(page.createElement("style"));
  const measure = (event) => {
    if (!event.target.closest?.(".st-key-problemen")) return;
    for (const card of page.querySelectorAll(CARDS)) {
      if (card.querySelector(".mon-klaar")) continue;
      const name = [...card.classList].find((one) => KINDS.some((kind) => one.startsWith(kind)));
      page.monitorHeights.set(CSS.escape(name), card.offsetHeight);
    }
    // On a narrow screen a question fills it: there what is solved may shrink.
    sheet.textContent = [...page.monitorHeights]
      .map(([name, height]) => `@media (min-width: 641px) { .${name}:has(.mon-klaar) { min-height: ${height}px; } }`)
      .join("\n");
  };
  page.addEventListener("pointerdown", measure, true);
  page.addEventListener("keydown", measure, true);
  page.addEventListener("click", (event) => {
    const answers = event.target.closest?.(".st-key-problemen button, .st-key-verder button");
    if (!answers || event.detail < 2) return;
    event.stopPropagation();
    event.preventDefault();
  }, true);
}

// Who is at a question sees its row in the file beside it, also where the file has to be scrolled.
function followRow(page) {
  if (page.monitorFollows) return;
  page.monitorFollows = true;
  const follow = (event) => {
    const card = event.target.closest?.(CARDS);
    const number = card?.querySelector("[data-regel]")?.dataset.regel;
    const table = page.querySelector(".st-key-bestandbeeld .mon-schuif");
    const row = number && table?.querySelector(`tr[data-regel="${number}"]`);
    for (const old of table?.querySelectorAll(".mon-hier") ?? []) {
      if (old !== row) old.classList.remove("mon-hier");
    }
    if (!row) return;
    row.classList.add("mon-hier");
    const [box, place] = [table.getBoundingClientRect(), row.getBoundingClientRect()];
    const head = table.querySelector("thead").offsetHeight;
    if (place.top < box.top + head || place.bottom > box.bottom) {
      table.scrollTop += place.top - box.top - head - (box.height - head - place.height) / 2;
    }
  };
  page.addEventListener("focusin", follow, true);
  page.addEventListener("pointerover", follow, true);
}

// What is typed and not yet sent stays in this tab, and comes back after a reload or another page.
// It never goes to the server before the reader sends it, and goes when the file is in.
const TYPED = "monitor_getypt";

function keepTyped(page, place) {
  const store = page.defaultView.sessionStorage;
  const draft = place.split("/")[0];
  page.monitorDraft = draft;
  if (draft === "bewijs") store.removeItem(TYPED);
  if (!page.monitorTyped) {
    page.monitorTyped = true;
    page.addEventListener("input", (event) => remember(page, event.target), true);
    page.addEventListener("click", (event) => forget(page, event.target), true);
  }
  const app = page.querySelector(".stApp");
  const watch = new MutationObserver(() => {
    if (app.dataset.testScriptState === "running") return;
    watch.disconnect();
    // The boxes can be drawn some time after the run has ended.
    for (const later of [0, 300, 1000, 2500]) setTimeout(() => bringBack(page), later);
  });
  watch.observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
  if (app.dataset.testScriptState !== "running") setTimeout(() => bringBack(page), 300);
}

function boxName(box) {
  const holder = box.closest?.('.st-key-problemen [data-testid="stForm"] [class*="st-key-cel"]');
  return [...(holder?.classList ?? [])].find((name) => name.startsWith("st-key-cel"));
}

function read(page) {
  const kept = JSON.parse(page.defaultView.sessionStorage.getItem(TYPED) ?? "{}");
  return kept.draft === page.monitorDraft ? kept : { draft: page.monitorDraft, boxes: {} };
}

function write(page, kept) {
  page.defaultView.sessionStorage.setItem(TYPED, JSON.stringify(kept));
}

function remember(page, box) {
  const name = boxName(box);
  if (!name || !page.monitorDraft) return;
  const kept = read(page);
  kept.boxes[name] = box.value;
  write(page, kept);
}

// What is sent is the server's from then on.
function forget(page, clicked) {
  const button = clicked.closest?.('[data-testid="stFormSubmitButton"]');
  // A swap or an undo sends the form without repairing what was typed elsewhere in it.
  if (!button || button.closest('[class*="st-key-wissel_"], [class*="st-key-ongedaan_"]')) return;
  const kept = read(page);
  for (const box of button.closest('[data-testid="stForm"]').querySelectorAll("input")) {
    delete kept.boxes[boxName(box)];
  }
  write(page, kept);
}

function bringBack(page) {
  const { boxes } = read(page);
  const set = Object.getOwnPropertyDescriptor(page.defaultView.HTMLInputElement.prototype, "value");
  for (const [name, text] of Object.entries(boxes)) {
    const box = page.querySelector(`.${CSS.escape(name)} input`);
    if (!box || box.value === text || box === page.activeElement) continue;
    set.set.call(box, text);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
