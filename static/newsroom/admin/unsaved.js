"use strict";
/* Warn before typed text is left behind: with the page, or in a day of which a part is missing, that a
   browser would send as none. Without this file the desk works the same. */
(() => {
  const forms = [...document.querySelectorAll("#brief_form, form[data-typed]")];
  const read = (form) => new URLSearchParams(new FormData(form)).toString();
  const before = new Map();
  const sent = new Set();
  // What a refused save brought back is nowhere but in the form.
  const kept = (form) => form.dataset.typed === "kept" || form.querySelector(".problems");
  const typed = (form) => kept(form) || (before.has(form) && read(form) !== before.get(form));
  // After Django's widgets have put their own values into the forms.
  window.addEventListener("load", () => {
    for (const form of forms) before.set(form, read(form));
  });
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      const half = [...form.elements].find((field) => field.validity.badInput);
      if (!half || event.submitter?.formNoValidate) {
        sent.add(form);
        return;
      }
      event.preventDefault();
      half.closest("details")?.setAttribute("open", "");
      half.reportValidity();
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (forms.some((form) => !sent.has(form) && typed(form))) event.preventDefault();
  });
})();
