(() => {
  const page = (window.parent ?? window).document;
  const dutch = {
    "Skip to main content": "Naar de inhoud",
    "Page not found": "Deze pagina bestaat niet",
  };
  const translate = () => {
    page.documentElement.lang = "nl";
    const own = '[data-testid="stSkipToContent"], [role="dialog"] h1, [role="dialog"] h2';
    for (const element of page.querySelectorAll(own)) {
      const words = dutch[element.textContent.trim()];
      if (words) element.textContent = words;
    }
  };
  translate();
  if (page.monitorDutch) return;
  page.monitorDutch = new MutationObserver(translate);
  page.monitorDutch.observe(page.body, { childList: true, subtree: true });
})();
