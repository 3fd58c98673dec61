// Helps to choose a place while its name is being typed. Without it the server asks after saving.

const form = document.querySelector("form[data-fill]");
const PAUSE = 400;
let asked = 0;

function hidden(group, name) {
  const base = group.querySelector("input[type=text]").name.replace(/\.name$/, "");
  const found = group.parentElement.querySelector(`input[type=hidden][name="${base}.${name}"]`);
  if (found) return found;
  // The server has asked already: from here on this script asks.
  group.parentElement.querySelector(".candidates")?.remove();
  const made = Object.assign(document.createElement("input"), { type: "hidden", name: `${base}.${name}` });
  group.after(made);
  return made;
}

function choose(group, id) {
  const name = group.querySelector("input[type=text]").value;
  hidden(group, "for").value = name;
  hidden(group, "in").value = group.querySelector("select").value;
  const place = hidden(group, "id");
  place.value = id;
  place.dispatchEvent(new Event("change", { bubbles: true }));
}

function describe(place) {
  const near = (place.seats ?? []).filter((seat) => seat && seat !== place.name);
  const people = place.population && place.population.toLocaleString(document.documentElement.lang);
  return [place.name, [...near, people].filter(Boolean).join(" · ")].filter(Boolean).join(" – ");
}

function offer(group, places) {
  group.parentElement.querySelectorAll(".candidates, [data-place-state]").forEach((old) => old.remove());
  if (!places.length) return;
  const box = document.createElement("div");
  box.className = "candidates";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", form.dataset.sayWhich);
  const title = Object.assign(document.createElement("p"), { textContent: form.dataset.sayWhich });
  title.setAttribute("role", "status");
  const line = (id, text) => {
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: `choose.${group.querySelector("input").name}` });
    radio.addEventListener("change", () => choose(group, id));
    const label = Object.assign(document.createElement("label"), { className: "choice" });
    label.append(radio, Object.assign(document.createElement("span"), { textContent: text }));
    return label;
  };
  box.append(title, ...places.map((place) => line(place.id, describe(place))), line("", form.dataset.sayNone));
  hidden(group, "id").before(box);
}

async function ask(group) {
  const name = group.querySelector("input[type=text]").value.trim();
  const country = group.querySelector("select").value;
  asked += 1;
  const mine = asked;
  const chosen = hidden(group, "id");
  // Typed and taken back: what was chosen still is.
  if (chosen.value && hidden(group, "for").value.trim() === name && hidden(group, "in").value === country) return;
  if (chosen.value) {
    // What was chosen before is another place: that is saved too, whether or not one is chosen anew.
    chosen.value = "";
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }
  if (name.length < 2 || !country) return offer(group, []);
  try {
    const answer = await fetch(`${form.dataset.placesUrl}?${new URLSearchParams({ name, country })}`, { headers: { accept: "application/json" } });
    const { outcome } = (await answer.json()).resolution;
    if (mine === asked) offer(group, outcome.place ? [outcome.place] : outcome.candidates ?? []);
  } catch {
    // The name stands as it was typed; the server or a person looks it up later.
  }
}

for (const kind of ["input", "change"]) {
  form?.addEventListener(kind, ({ target }) => {
    const group = target.closest("[data-place]");
    if (!group || (kind === "change") !== (target.tagName === "SELECT")) return;
    clearTimeout(group.timer);
    group.timer = setTimeout(() => ask(group), PAUSE);
  });
}
