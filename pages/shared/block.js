export default function (component) {
  const block = component.parentElement.querySelector(".mon-blok");
  const { html, anchor, file } = component.data;
  const changed = block.monitorHtml !== html;
  if (changed) {
    block.innerHTML = html;
    block.monitorHtml = html;
  }

  // Links to our own pages keep the session; with a modifier key the browser does what it always does.
  block.onclick = (event) => {
    const button = event.target.closest("button[data-file]");
    if (button) component.setTriggerValue("file", button.dataset.file);
    const copies = event.target.closest("button[data-kopieer]");
    if (copies) copy(block, copies.dataset.kopieer);
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.dataset.go) {
      event.preventDefault();
      component.setTriggerValue("go", Object.fromEntries(new URLSearchParams(link.dataset.go)));
    } else if (link.hash && link.getAttribute("href").startsWith("#")) {
      const place = find(block, link.hash);
      if (place) {
        event.preventDefault();
        window.history.replaceState(window.history.state, "", link.hash);
        goTo(place);
      }
    }
  };

  if (file && block.monitorFile !== file.id) {
    block.monitorFile = file.id;
    save(file);
  }

  // What every figure of a column shares is in the page once, and laid in when it opens.
  if (!block.monitorListens) {
    block.monitorListens = true;
    block.addEventListener("beforetoggle", (event) => fill(block, event), true);
    block.addEventListener("toggle", place, true);
    block.addEventListener("input", (event) => {
      if (event.target.matches("[data-zoekveld]")) search(block, event.target.value);
    });
  }

  const wanted = anchor || (changed && decodeURIComponent(window.location.hash.slice(1)));
  const target = wanted && find(block, "#" + wanted);
  if (target && block.monitorAnchor !== wanted) {
    block.monitorAnchor = wanted;
    goTo(target);
  }
}

const find = (block, hash) => block.querySelector("#" + CSS.escape(decodeURIComponent(hash.slice(1))));

// What is folded up opens first.
const goTo = (target) => {
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  target.scrollIntoView({ block: "start" });
  const focus = target.matches("details") ? target.querySelector("summary") : target;
  if (focus === target) target.setAttribute("tabindex", "-1");
  focus.focus({ preventScroll: true });
};

const KINDS = { csv: "text/csv", svg: "image/svg+xml" };

const save = ({ name, text }) => {
  const link = document.createElement("a");
  const kind = KINDS[name.split(".").pop()] ?? "text/plain";
  link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

// What was chosen is in the address; what nobody chose is what the page says it is.
const links = (panel) => {
  const standard = [...document.querySelectorAll("[data-standaard]")].map((one) => JSON.parse(one.dataset.standaard));
  const chosen = new URLSearchParams(window.location.search);
  const all = new URLSearchParams(Object.entries(Object.assign({}, ...standard)).filter(([name]) => !chosen.has(name)));
  for (const [name, value] of chosen) all.append(name, value);
  const start = window.location.origin + window.location.pathname;
  for (const box of panel.querySelectorAll("[data-link]")) {
    const own = new URLSearchParams(all);
    if (box.dataset.link === "nieuw") own.delete("periode");
    box.value = own.size ? `${start}?${own}` : start;
  }
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(window.location.hostname);
  for (const said of panel.querySelectorAll("[data-lokaal]")) said.hidden = !here;
};

const copy = async (block, kind) => {
  const box = block.querySelector(`[data-link="${kind}"]`);
  const said = block.querySelector("[data-gekopieerd]");
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
    said.textContent = "De link is gekopieerd.";
  } catch {
    said.textContent = "De link is gekozen. Kopieer hem met Ctrl+C.";
  }
};

const fill = (block, { target, newState }) => {
  if (newState !== "open" || !target.matches("[popover]")) return;
  links(target);
  for (const part of target.querySelectorAll("[data-deel]")) {
    const shared = block.querySelector("#" + CSS.escape(part.dataset.deel));
    if (shared && !part.childElementCount) part.append(shared.content.cloneNode(true));
  }
};

// Below the figure it belongs to, or above it; on a phone the style sheet puts it at the bottom.
const place = ({ target, newState }) => {
  if (newState !== "open" || !target.matches("[popover]")) return;
  const opener = document.querySelector(`[popovertarget="${CSS.escape(target.id)}"]`);
  if (!opener || window.innerWidth < 640) return;
  const from = opener.getBoundingClientRect();
  const { width, height } = target.getBoundingClientRect();
  const below = from.bottom + 6 + height <= window.innerHeight - 8;
  const top = below ? from.bottom + 6 : Math.max(8, Math.min(from.top - height - 6, window.innerHeight - height - 8));
  target.style.top = `${top}px`;
  target.style.left = `${Math.max(8, Math.min(from.left - 12, window.innerWidth - width - 8))}px`;
  const close = (event) => {
    if (target.contains(event.target)) return;
    document.removeEventListener("scroll", close, true);
    target.hidePopover();
  };
  document.addEventListener("scroll", close, true);
};

const plain = (words) => words.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// Hides what does not have all the words; a heading goes with all that stands under it.
const search = (block, typed) => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let found = 0;
  for (const one of block.querySelectorAll("[data-zoek]")) {
    const there = words.every((word) => plain(one.dataset.zoek).includes(word));
    one.hidden = !there;
    if (there) found += 1;
  }
  for (const group of block.querySelectorAll("[data-zoekgroep]")) {
    group.hidden = words.length > 0 && !group.querySelector("[data-zoek]:not([hidden])");
  }
  for (const other of block.querySelectorAll("[data-zoekweg]")) other.hidden = words.length > 0;
  const said = block.querySelector("[data-gevonden]");
  if (!words.length) said.textContent = "";
  else if (!found) said.textContent = "Niets gevonden. Probeer een ander woord.";
  else said.textContent = found === 1 ? "1 gevonden" : `${found} gevonden`;
};
