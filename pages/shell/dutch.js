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
  };
  const translate = (root) => {
    const words = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const own = dutch[node.nodeValue.trim()];
      if (own && !node.parentElement.closest(".mon-blok")) node.nodeValue = own;
    }
    const labelled = root.querySelectorAll?.("[aria-label]") ?? [];
    for (const element of [root, ...labelled]) {
      const own = dutch[element.getAttribute?.("aria-label")];
      if (own) element.setAttribute("aria-label", own);
    }
  };
  page.documentElement.lang = "nl";
  translate(page.body);
  if (page.monitorDutch) return;
  page.monitorDutch = new MutationObserver((changes) => {
    for (const change of changes) for (const node of change.addedNodes) translate(node);
  });
  page.monitorDutch.observe(page.body, { childList: true, subtree: true });
})();
