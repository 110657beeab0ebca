(() => {
  const page = (window.parent ?? window).document;
  const dutch = {
    "Skip to main content": "Naar de inhoud",
    "Page not found": "Deze pagina bestaat niet",
    "The page that you have requested does not seem to exist. Running the app's main page.":
      "U ziet nu het overzicht.",
    "No results": "Niets gevonden",
    "App pages": "Pagina's",
    "Main menu": "Menu",
    "Expand sidebar": "Menu",
    "Collapse sidebar": "Menu sluiten",
    Close: "Sluiten",
    "Running...": "Bezig",
    Stop: "Stoppen",
    Connecting: "Verbinding maken",
    Upload: "Bestand kiezen",
    "Choose an option": "Kies",
    "Choose options": "Kies",
    "Add files": "Nog een bestand kiezen",
    "Select all": "Alles kiezen",
    "Clear all": "Alles weghalen",
    "Clear value": "Leegmaken",
    "Upload failed": "Het bestand kwam niet over. Kies het opnieuw.",
    "File size is too small.": "Dit bestand is leeg.",
    "Unexpected error. Please try again.": "Het bestand kwam niet over. Kies het opnieuw.",
    "Click to retry upload": "Opnieuw proberen",
    "Error:": "Let op: ",
    "Navigate to home page": "Naar het Overzicht",
    "Choose date": "Kies een datum",
    "Date field": "Datum",
    Calendar: "Kalender",
    "Previous month": "Vorige maand",
    "Next month": "Volgende maand",
    month: "Maand",
    year: "Jaar",
    "file upload": "Bestand kiezen",
    more: "meer",
    Dialog: "Venster",
    dialog: "Venster",
  };
  const days = { Sun: "zon", Mon: "maan", Tues: "dins", Wednes: "woens", Thurs: "donder", Fri: "vrij", Satur: "zater" };
  const months = {
    January: "januari", February: "februari", March: "maart", April: "april", May: "mei", June: "juni", July: "juli",
    August: "augustus", September: "september", October: "oktober", November: "november", December: "december",
  };
  const [someDay, someMonth] = [days, months].map((names) => Object.keys(names).join("|"));
  const dated = (_, now, day, month, number, year, chosen) =>
    [now && "vandaag,", day && `${days[day]}dag`, number, months[month], year, chosen && "(gekozen)"].filter(Boolean).join(" ");
  // What Streamlit says with a name or a number in it.
  const patterns = [
    [/^File must be (.+?)\.?0?(MB|KB|GB) or smaller\.$/, "Het bestand is groter dan $1 $2. Haal eruit wat niet nodig is, of lever het in delen aan."],
    [/^(\d+)\.(\d+)(KB|MB|GB)$/, "$1,$2 $3"],
    [/^(.+), (\d+)\.(\d+)(KB|MB|GB)$/, "$1, $2,$3 $4"],
    [/^Help for (.+)$/, "Uitleg bij $1"],
    [/^Remove (.+)$/, "$1 weghalen"],
    [/^Cancel upload of (.+)$/, "$1 niet overhalen"],
    [/^Selected (.+)\. (.*)$/, "Gekozen: $1."],
    [/^Choose date, (.+)$/, (_, date) => `Kies een datum, ${inDutch(date) || date}`],
    [/^Selected Date: (.+)$/, (_, date) => `Gekozen datum: ${inDutch(date) || date}`],
    [/^(\d+) more$/, "$1 meer"],
    [/^(\d+) options? available\.$/, "Aantal keuzes: $1."],
    [/^day, (.+)$/, "dag, $1"],
    [/^month, (.+)$/, "maand, $1"],
    [/^year, (.+)$/, "jaar, $1"],
    [new RegExp(`^(\\d+) – (${someMonth})$`), (_, number, month) => `${number} – ${months[month]}`],
    [new RegExp(`^(Today, )?(?:(${someDay})day, )?(${someMonth}) (?:(\\d+), )?(\\d{4})( selected)?$`), dated],
  ];
  // What is said aloud, shown on pointing, or stands in an empty box.
  const spoken = ["aria-label", "aria-valuetext", "aria-roledescription", "placeholder", "title", "alt"];
  const inDutch = (words) => {
    const own = dutch[words] ?? months[words];
    if (own) return own;
    const found = patterns.find(([form]) => form.test(words));
    return found && words.replace(...found);
  };
  const translate = (root) => {
    const texts = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const words = node.nodeValue.trim();
      const own = inDutch(words);
      if (own && !node.parentElement.closest(".mon-blok, [data-testid='stIconMaterial']")) {
        node.nodeValue = node.nodeValue.replace(words, () => own);
      }
    }
    const labelled = root.querySelectorAll?.(spoken.map((name) => `[${name}]`).join()) ?? [];
    for (const element of [root, ...labelled]) for (const name of spoken) mend(element, name);
    for (const row of root.querySelectorAll?.("thead tr") ?? []) {
      const letters = row.textContent === "SMTWTFS" && !row.closest(".mon-blok") ? [..."zmdwdvz"] : [];
      letters.forEach((letter, place) => (row.cells[place].textContent = letter));
    }
  };
  const mend = (element, name) => {
    const own = inDutch(element.getAttribute?.(name) ?? "");
    if (own && !element.closest(".mon-blok")) element.setAttribute(name, own);
  };
  // In the menu of a narrow screen the pages of a section are no items of the list they stand in.
  const mendMenu = () => {
    for (const section of page.querySelectorAll('[data-testid="stSidebarNavItems"] > div')) {
      section.setAttribute("role", "listitem");
      for (const item of section.querySelectorAll("li")) item.setAttribute("role", "presentation");
    }
  };
  // A chart says in its own name what it shows, and has its numbers in a table: who listens need not hear the
  // loose words on its axes as well.
  const mendCharts = () => {
    const drawings = ".js-plotly-plot .svg-container, #js-plotly-tester";
    for (const one of page.querySelectorAll(drawings)) one.setAttribute("aria-hidden", "true");
  };
  page.documentElement.lang = "nl";
  translate(page.body);
  mendMenu();
  mendCharts();
  if (page.monitorDutch) return;
  const view = page.defaultView;
  // On paper a chart is as wide as the paper and not as the window (styles.css).
  view.addEventListener("beforeprint", () => {
    for (const one of page.querySelectorAll(".js-plotly-plot .svg-container")) {
      const [wide, high] = [one.clientWidth, one.clientHeight];
      one.style.setProperty("--mon-maat", `${wide} / ${high}`);
      for (const drawing of one.querySelectorAll(".main-svg")) drawing.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    }
  });
  view.addEventListener("afterprint", () => {
    for (const drawing of page.querySelectorAll(".js-plotly-plot .main-svg")) drawing.removeAttribute("viewBox");
  });
  page.monitorDutch = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") mend(change.target, change.attributeName);
      // A text that is written over, such as how many pages do not fit in the menu.
      if (change.type === "characterData" && change.target.parentElement) translate(change.target.parentElement);
      for (const node of change.addedNodes) translate(node);
    }
    mendMenu();
    mendCharts();
  });
  page.monitorDutch.observe(page.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: spoken });
})();
