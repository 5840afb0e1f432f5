"use strict";
/* Carry a name that no tag bears from the search for tags to the place where a tag is made. */
(() => {
  const said = document.currentScript.dataset;
  const $ = window.django.jQuery;
  // Django's own script has to have made the search box first.
  $(() => {
    const made = document.getElementById("id_new_tag");
    const tags = $("#id_tags");
    const search = tags.data("select2");
    if (!made || !search) return;
    const words = search.options.get("translations").all();
    const nothing = words.noResults;
    const box = search.$container.find(".select2-search__field");
    const typed = () => box.val().trim();
    // Each save makes one tag: a name that waits is not written over.
    const another = () => made.value.trim() && made.value.trim() !== typed();
    const message = () => {
      const name = another() ? made.value.trim() : typed();
      const template = another() ? said.waits : said.none;
      return name ? template.replace("{name}", () => name) : nothing();
    };
    words.noResults = message;

    const carry = () => {
      if (!another()) made.value = typed();
      tags.select2("close");
      const part = made.closest("details");
      if (part) part.open = true;
      made.focus();
    };
    const offered = () => search.$results.children(".select2-results__message");
    box.on("keydown", (event) => {
      if (event.key === "Enter" && typed() && search.isOpen() && offered().length) {
        event.preventDefault();
        event.stopImmediatePropagation();
        carry();
      }
    });
    search.$results.on("click", ".select2-results__message", () => {
      if (typed()) carry();
    });
  });
})();
