"use strict";
/* Tell assistive technology what the search boxes of Django's autocomplete fields are called, and
   let them have the focus of the fields that they hide. */
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
    if (document.activeElement === select) window.django.jQuery(select).select2("focus");
  };
  // The list that opens hangs at the end of the page, outside all landmarks.
  const nameOpened = ({ target: select }) => {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const field = select.nextElementSibling?.querySelector('[role="combobox"]');
    const list = document.querySelector("body > .select2-container--open");
    if (!label || !field || !list) return;
    field.setAttribute("aria-controls", field.getAttribute("aria-owns"));
    list.setAttribute("role", "region");
    for (const part of [list, ...list.querySelectorAll(".select2-search__field")]) {
      part.setAttribute("aria-label", label.textContent.trim());
    }
  };
  const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);
  const content = document.getElementById("content");
  if (!content || !document.querySelector("select.admin-autocomplete")) return;
  window.django?.jQuery(document).on("select2:open", nameOpened);
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
