"use strict";
/* Tell assistive technology what the search boxes of Django's autocomplete fields are called. */
(() => {
  const name = (select) => {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const box = select.nextElementSibling;
    if (!label || !box) return;
    const said = label.textContent.trim();
    for (const part of box.querySelectorAll('[role="combobox"], [role="textbox"], input')) {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", said);
    }
    for (const list of box.querySelectorAll("ul.select2-selection__rendered")) {
      for (const stray of list.querySelectorAll(":scope > :not(li)")) list.after(stray);
    }
  };
  const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);
  const content = document.getElementById("content");
  if (!content || !document.querySelector("select.admin-autocomplete")) return;
  // The boxes come and are drawn again at times that only select2 knows.
  const watch = { childList: true, subtree: true };
  const observer = new MutationObserver(() => {
    observer.disconnect();
    nameAll();
    observer.observe(content, watch);
  });
  observer.observe(content, watch);
  nameAll();
})();
