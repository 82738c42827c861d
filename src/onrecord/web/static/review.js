// Keys of the review. Every form works without.
"use strict";
(() => {
  const off = () => document.getElementById("single-keys")?.checked === false;
  const within = () => {
    const here = document.querySelector("[data-review].here") || document.activeElement?.closest?.("[data-review]");
    return [here, ...document.querySelectorAll("[data-review]")].filter(Boolean);
  };
  // The one that is chosen answers first, then the first on the page that takes the key.
  const wanted = (key) => {
    for (const place of key === "u" ? [document] : within()) {
      const found = [...place.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)].find((one) => one.dataset.key === key);
      if (found) return found;
    }
    return key === "n" ? document.querySelector(".review textarea") : document.querySelector(`.done [data-key="${CSS.escape(key)}"]`);
  };
  const first = document.querySelector("article[data-review]");
  if (first && !location.hash) first.classList.add("here");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || off()) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (event.key.length !== 1) return;
    const one = wanted(event.key);
    if (!one) return;
    const box = one.closest("details");
    if (box) box.open = true;
    if (one.matches("button")) one.form.requestSubmit(one); else one.focus();
    event.preventDefault();
  });
})();
