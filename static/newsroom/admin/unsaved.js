"use strict";
/* Warn before typed text is left behind. Without this file the desk works the same. */
(() => {
  const form = document.getElementById("brief_form");
  if (!form) return;
  const read = () => new URLSearchParams(new FormData(form)).toString();
  let before = null;
  let saving = false;
  // After Django's widgets have put their own values into the form.
  window.addEventListener("load", () => {
    before = form.querySelector(".problems") ? "" : read();
  });
  form.addEventListener("submit", () => {
    saving = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (!saving && before !== null && read() !== before) event.preventDefault();
  });
})();
