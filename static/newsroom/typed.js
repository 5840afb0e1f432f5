"use strict";
/* Propose pages while a reader types. Without it the field searches as it does with it. */
(() => {
  const { typed, offers: said } = document.currentScript.dataset;
  const form = document.querySelector('form[role="search"]');
  const field = form && form.querySelector('input[name="q"]');
  if (!field) return;
  const list = document.createElement("ul");
  list.className = "offers";
  list.hidden = true;
  const status = document.createElement("p");
  status.className = "hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  field.autocomplete = "off";

  const close = () => {
    list.hidden = true;
    status.textContent = "";
  };
  const item = (offer) => {
    const entry = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("small");
    link.href = offer.url;
    kind.textContent = offer.kind;
    const label = document.createElement("span");
    label.textContent = offer.label;
    if (offer.language) label.lang = offer.language;
    link.append(label, " ", kind);
    entry.append(link);
    return entry;
  };
  let asked = "";
  const ask = async () => {
    const text = field.value.trim();
    asked = text;
    if (text.length < 2) return close();
    try {
      const answer = await fetch(`${typed}?q=${encodeURIComponent(text)}`);
      const { offers } = answer.ok ? await answer.json() : { offers: [] };
      // A slow answer to what stood there before says nothing.
      if (asked !== text || !form.contains(document.activeElement)) return;
      list.replaceChildren(...offers.map(item));
      list.hidden = !offers.length;
      status.textContent = offers.length ? `${said} ${offers.length}` : "";
    } catch {
      close();
    }
  };
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  form.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = stops.indexOf(document.activeElement);
    if (event.key === "Escape") {
      // A search field would empty itself.
      event.preventDefault();
      close();
      field.focus();
    } else if (step && place >= 0) {
      event.preventDefault();
      stops[(place + step + stops.length) % stops.length].focus();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
})();
