"use strict";
/* Say beside a text how many words it has, counted as the checks count them. */
(() => {
  // Letters of scripts that put no spaces between words: each is a word of its own.
  const unspaced = "\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u{20000}-\\u{2ffff}";
  const letters = `(?:(?![${unspaced}])\\p{L})+`;
  const word = new RegExp(`[${unspaced}]|${letters}(?:['’.\\-‐‑]${letters})*`, "gu");
  for (const field of document.querySelectorAll("textarea[data-words]")) {
    const said = document.createElement("b");
    document.querySelector(`#${field.id}_helptext > div`)?.append(" ", said);
    const count = () => {
      const number = field.value.normalize("NFC").match(word)?.length ?? 0;
      said.textContent = field.dataset.words.replace("{n}", number);
    };
    field.addEventListener("input", count);
    count();
  }
})();
