// A little help for readers who have it switched on; every page works without.
"use strict";
(() => {
  const off = "onrecord.keys.off";
  const remembered = { get: () => { try { return localStorage.getItem(off) } catch { return null } },
                       set: (value) => { try { value ? localStorage.setItem(off, "1") : localStorage.removeItem(off) } catch { /* private window */ } } };
  const toggle = document.getElementById("single-keys");
  if (toggle) { toggle.checked = !remembered.get(); toggle.addEventListener("change", () => remembered.set(!toggle.checked)) }

  // Keys: / search, j and k along a list, Enter opens what is chosen, ? tells the keys.
  const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent);
  const move = (by) => {
    const all = rows(); if (!all.length) return;
    const now = all.findIndex((row) => row.classList.contains("here"));
    const next = all[Math.max(0, Math.min(all.length - 1, now + by))];
    if (now >= 0) all[now].classList.remove("here");
    next.classList.add("here"); (next.querySelector("a") || next).focus({ preventScroll: true }); next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (toggle && !toggle.checked) return;
    if (event.key === "/") { const box = document.querySelector("[data-live] input[type=search]") || document.getElementById("find"); box.focus(); box.select(); event.preventDefault() }
    else if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") { const keys = document.getElementById("keys"); keys.open = !keys.open; keys.scrollIntoView(); event.preventDefault() }
  });

  // Search as you type: the form's own page is asked for, and its list put in place of this one.
  for (const form of document.querySelectorAll("form[data-live]")) {
    let waiting, asking;
    const show = async () => {
      const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      const address = form.getAttribute("action") + (query.size ? "?" + query : "");
      asking?.abort(); asking = new AbortController();
      try {
        const answer = await fetch(address, { signal: asking.signal });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const found = page.querySelector(form.dataset.live), here = document.querySelector(form.dataset.live);
        if (found && here && answer.ok) { here.replaceWith(document.adoptNode(found)); history.replaceState(null, "", address) }
      } catch (error) { if (error.name !== "AbortError") form.submit() }
    };
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 160) });
  }

  // The count: an answer counts again at once.
  const ledger = document.querySelector("form.ledger");
  ledger?.addEventListener("change", () => ledger.requestSubmit());

  // An article: what belongs to one attribution lights up together, under the pointer and under the focus.
  const doc = document.querySelector(".doc");
  if (doc) {
    const light = (event) => {
      for (const lit of doc.querySelectorAll(".lit")) lit.classList.remove("lit");
      const one = event.type === "mouseout" || event.type === "focusout" ? null : event.target.closest("[data-n]");
      for (const number of one ? one.dataset.n.split(" ") : [])
        for (const same of doc.querySelectorAll(`[data-n~="${number}"]`)) same.classList.add("lit");
    };
    for (const kind of ["mouseover", "mouseout", "focusin", "focusout"]) doc.addEventListener(kind, light);
  }
  if (matchMedia("(max-width:900px)").matches) for (const box of document.querySelectorAll("details.filters")) box.open = false;
})();
