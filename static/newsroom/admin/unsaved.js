"use strict";
/* Warn before typed text is left behind. Without this file the desk works the same. */
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
  for (const form of forms) form.addEventListener("submit", () => sent.add(form));
  window.addEventListener("beforeunload", (event) => {
    if (forms.some((form) => !sent.has(form) && typed(form))) event.preventDefault();
  });
})();
