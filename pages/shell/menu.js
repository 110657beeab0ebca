(() => {
  // In a narrow window the menu lies over the page: Streamlit leaves it open when a page is chosen in it.
  const page = (window.parent ?? window).document;
  if (page.monitorMenu) return;
  page.monitorMenu = true;
  page.addEventListener("click", (event) => {
    if (!event.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
    setTimeout(() => {
      const menu = page.querySelector('[data-testid="stSidebar"]');
      const open = menu && menu.getBoundingClientRect().right > 0;
      if (open) page.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click();
    }, 300);
  });
})();
