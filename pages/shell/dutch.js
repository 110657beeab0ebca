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
  };
  // What Streamlit says with a name or a number in it.
  const patterns = [
    [/^File must be (.+?)\.?0?(MB|KB|GB) or smaller\.$/, "Het bestand is groter dan $1 $2. Haal eruit wat niet nodig is, of lever het in delen aan."],
    [/^(\d+)\.(\d+)(KB|MB|GB)$/, "$1,$2 $3"],
    [/^(.+), (\d+)\.(\d+)(KB|MB|GB)$/, "$1, $2,$3 $4"],
    [/^Remove (.+)$/, "$1 weghalen"],
    [/^Cancel upload of (.+)$/, "$1 niet overhalen"],
    [/^Selected (.+)\. (.*)$/, "Gekozen: $1."],
  ];
  const inDutch = (words) => {
    const own = dutch[words];
    if (own) return own;
    const found = patterns.find(([form]) => form.test(words));
    return found && words.replace(...found);
  };
  const translate = (root) => {
    const words = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const own = inDutch(node.nodeValue.trim());
      if (own && !node.parentElement.closest(".mon-blok")) node.nodeValue = own;
    }
    const labelled = root.querySelectorAll?.("[aria-label]") ?? [];
    for (const element of [root, ...labelled]) {
      const own = inDutch(element.getAttribute?.("aria-label") ?? "");
      if (own) element.setAttribute("aria-label", own);
    }
  };
  // In the menu of a narrow screen the pages of a section are no items of the list they stand in.
  const mendMenu = () => {
    for (const section of page.querySelectorAll('[data-testid="stSidebarNavItems"] > div')) {
      section.setAttribute("role", "listitem");
      for (const item of section.querySelectorAll("li")) item.setAttribute("role", "presentation");
    }
  };
  page.documentElement.lang = "nl";
  translate(page.body);
  mendMenu();
  if (page.monitorDutch) return;
  page.monitorDutch = new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) translate(node);
    mendMenu();
  });
  page.monitorDutch.observe(page.body, { childList: true, subtree: true });
})();
