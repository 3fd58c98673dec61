// Makes pages quicker to use. Every page is complete without it.

const typing = (target) => target instanceof HTMLElement && target.closest("input, select, textarea, [contenteditable]");

// A link with data-dialog opens the dialog of that id instead of the page that asks the same.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-dialog]");
  const dialog = link && document.getElementById(link.dataset.dialog);
  if (dialog instanceof HTMLDialogElement && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    dialog.showModal();
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Keys of the desk: ? lists them, / searches, j and k walk the rows, x selects, Enter opens.
const rows = () => [...document.querySelectorAll("[data-rows] tbody tr, [data-rows] > li")];

function walk(step) {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row.hasAttribute("data-at"));
  const next = Math.min(all.length - 1, Math.max(0, at + step));
  all[at]?.removeAttribute("data-at");
  all[next].setAttribute("data-at", "");
  all[next].scrollIntoView({ block: "nearest" });
  all[next].querySelector("a, input")?.focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
  const box = typing(event.target);
  const ticks = box?.matches?.("input[type=checkbox]");
  if ((box && !ticks) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (!document.body.classList.contains("desk")) return;
  const here = document.querySelector("[data-at]");
  if (event.key === "?") document.getElementById("keys")?.showModal();
  else if (event.key === "/") document.querySelector("[data-search]")?.focus();
  else if (event.key === "j") walk(1);
  else if (event.key === "k") walk(-1);
  else if (event.key === "x") here?.querySelector("input[type=checkbox]")?.click();
  else return;
  event.preventDefault();
});

// Mass actions: one box for all, and how many are chosen.
for (const form of document.querySelectorAll("form[data-bulk]")) {
  const boxes = () => [...form.querySelectorAll("tbody input[type=checkbox]")];
  const all = form.querySelector("[data-select-all]");
  const show = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    for (const place of form.querySelectorAll("[data-chosen]")) place.textContent = String(chosen);
    for (const button of form.querySelectorAll("[data-needs-chosen]")) button.disabled = chosen === 0;
    if (all) {
      all.checked = chosen > 0 && chosen === boxes().length;
      all.indeterminate = chosen > 0 && chosen < boxes().length;
    }
  };
  all?.addEventListener("change", () => {
    for (const box of boxes()) box.checked = all.checked;
    show();
  });
  form.addEventListener("change", show);
  show();
}

// A form that was changed asks before it is left.
for (const form of document.querySelectorAll("form[data-guard]")) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (event) => changed && event.preventDefault());
}

// Long work: asks how far it is, and goes where the result is when it has ended.
for (const place of document.querySelectorAll("[data-progress]")) {
  const bar = place.querySelector("progress");
  const say = (name, text) => {
    const target = place.querySelector(`[data-progress-${name}]`);
    if (target && text !== undefined) target.textContent = text ?? "";
  };
  const ask = async (pause) => {
    let state = null;
    try {
      const answer = await fetch(place.dataset.progress, { headers: { accept: "application/json" } });
      if (answer.ok) state = await answer.json();
    } catch {
      // The line is down for a moment: ask again, less often.
    }
    if (state?.ended) {
      location.assign(new URL(state.ended, location.origin).pathname);
      return;
    }
    if (state) {
      if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
      }
      say("text", state.text);
      say("count", state.count);
      say("left", state.left);
    }
    setTimeout(ask, pause, state ? 1000 : Math.min(pause * 2, 30000));
  };
  setTimeout(ask, 1000, 1000);
}

// What was refused is read first.
document.querySelector("[data-focus]")?.focus();
