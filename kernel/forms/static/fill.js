// Saves a form field by field while it is being filled in. Without it the form is complete and has a button.
//
// What is typed goes into the browser's store first, then to the server, one field at a time and in order; it leaves the store only when the server
// has acknowledged it. Every save has a name of its own: sent twice, it is kept once. What was typed on one page is sent from each that tells of it.

const PAUSE = 800;
const [FIRST_RETRY, LAST_RETRY] = [2000, 60000];
// A page's unload carries at most this many bytes.
const LAST_WORDS = 60000;
// An answer that has not come by then is asked for again: a line that is down does not always say so.
const PATIENCE = 60000;

const form = document.querySelector("form[data-fill]");
const notice = document.querySelector("[data-unsent]");
// Both know where answers are saved. A form that does not only shows what will be asked.
const home = [form, notice].find((one) => one?.dataset.saveUrl);
const lang = document.documentElement.lang || "en";
const say = (name, parts = {}, of = form) =>
  (of.dataset[`say${name}`] ?? "").replace(/\{(\w+)\}/g, (whole, part) => parts[part] ?? whole);
const element = (name, properties = {}, children = []) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const random = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
const clock = (at) => new Date(at).toLocaleTimeString(lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The browser's store: one list of saves for each field and tab. A tab that is gone leaves its lists behind, and the next page takes them over.
const PREFIX = `centum-fill/${home?.dataset.key}/`;
const memory = new Map();
let tab = random();
let stores = true;

async function claimTab() {
  try {
    const kept = sessionStorage.getItem("centum-fill-tab");
    if (kept && !(await heldTabs())?.has(kept)) tab = kept;
    sessionStorage.setItem("centum-fill-tab", tab);
  } catch {
    // Without a store of its own, the tab is new each time.
  }
  navigator.locks?.request(`centum-fill-tab/${tab}`, () => new Promise(() => {})).catch(() => {});
}

// The tabs that are open. A browser may have no locks, or forbid them together with its store: then nobody knows.
async function heldTabs() {
  try {
    const { held } = await navigator.locks.query();
    return new Set(held.map((lock) => lock.name.replace("centum-fill-tab/", "")));
  } catch {
    return null;
  }
}

// What was kept before names told people apart stands under the application alone: the first who writes for it takes it over.
function takeFormer(held) {
  const from = `centum-fill/${notice?.dataset.former}/`;
  try {
    for (const name of notice?.dataset.former ? Object.keys(localStorage).filter((name) => name.startsWith(from)) : []) {
      const [part, field, owner] = name.slice(from.length).split("/");
      if (owner !== tab && held?.has(owner)) continue;
      localStorage.setItem(`${PREFIX}${part}/${field}/${random()}`, localStorage.getItem(name));
      localStorage.removeItem(name);
    }
  } catch {
    // Without room for both it stays where it is.
  }
}

function keep(slot) {
  const name = `${PREFIX}${slot.place}/${tab}`;
  try {
    if (slot.chain.length) localStorage.setItem(name, JSON.stringify(slot.chain));
    else localStorage.removeItem(name);
    memory.delete(name);
    stores = memory.size === 0;
  } catch {
    stores = false;
    if (slot.chain.length) memory.set(name, slot.chain);
    else memory.delete(name);
  }
}

// Every list of this application.
function lists() {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
  } catch {
    // A store that cannot be read keeps nothing.
  }
  const list = (name) => {
    const [part, field, owner] = name.slice(PREFIX.length).split("/");
    return { place: `${part}/${field}`, name, owner, chain: savesOf(name) };
  };
  return names.map(list).filter(({ chain }) => chain.length);
}

// The saves of a list. One that cannot be read stays where it is and hides no other.
function savesOf(name) {
  try {
    const chain = JSON.parse(localStorage.getItem(name));
    return Array.isArray(chain) ? chain.filter((save) => typeof save?.save === "string") : [];
  } catch {
    return [];
  }
}

// Lists that other tabs left behind, the oldest first.
async function leftBehind() {
  const held = await heldTabs();
  const last = ({ chain }) => chain.at(-1).at;
  // Where tabs cannot be told to be alive, a list is taken over once it has rested. Sending it twice is harmless.
  const rested = (list) => (held ? !held.has(list.owner) : !(Date.now() - last(list) <= 30000));
  return lists().filter((list) => list.owner === tab || rested(list)).sort((one, other) => last(one) - last(other));
}

// What stands in the inputs of a field, by name below it; and back.
function inputs(slot) {
  const base = `a.${slot.part}.${slot.field}`;
  const own = (input) => input.name === base || input.name?.startsWith(`${base}.`);
  return [...slot.element.querySelectorAll("input, select, textarea")].filter((input) => own(input) && !input.form?.id.startsWith("add."));
}

const ticks = (input) => /^(radio|checkbox)$/.test(input.type);

// What an input held when the page came, as the browser would show it.
function made(input) {
  if (ticks(input)) return input.value;
  if (input.tagName === "SELECT") return ([...input.options].find((option) => option.defaultSelected) ?? input.options[0])?.value ?? "";
  const fresh = document.createElement(input.tagName);
  if (input.tagName === "INPUT") fresh.type = input.type;
  fresh.value = input.defaultValue;
  return fresh.value;
}

function value(slot, asMade = false) {
  const base = `a.${slot.part}.${slot.field}`;
  const found = {};
  for (const input of inputs(slot)) {
    if (ticks(input) && !(asMade ? input.defaultChecked : input.checked)) continue;
    const name = input.name.slice(base.length + 1);
    const text = asMade ? made(input) : input.value;
    found[name] = name in found ? [found[name], text].flat() : text;
  }
  const names = Object.keys(found);
  return names.length === 0 ? null : names.join() === "" ? found[""] : found;
}

function flat(json, name = "", into = {}) {
  const below = (part) => (name ? `${name}.${part}` : String(part));
  if (Array.isArray(json) && json.some((item) => item && typeof item === "object")) json.forEach((item, row) => flat(item, below(row), into));
  else if (json && typeof json === "object" && !Array.isArray(json)) for (const part of Object.keys(json)) flat(json[part], part === "" ? name : below(part), into);
  else if (json !== null && json !== undefined) into[name] = [into[name] ?? [], json].flat().map(String);
  return into;
}

function put(slot, json) {
  const base = `a.${slot.part}.${slot.field}`;
  const texts = flat(json);
  const rows = slot.element.querySelector("[data-rows-of]");
  if (rows) {
    rows.querySelectorAll("fieldset.row").forEach((row) => row.remove());
    // Rows keep their numbers, which may be beyond the most there may be: others were removed, or two versions are joined.
    const numbers = new Set(Object.keys(texts).map((name) => parseInt(name, 10)).filter(Number.isFinite));
    rows.dataset.next = "0";
    for (const number of [...numbers].sort((one, other) => one - other)) {
      rows.dataset.next = number;
      addRow(rows);
    }
    if (numbers.size < Number(rows.dataset.most)) addRow(rows);
  }
  for (const input of inputs(slot)) {
    const sent = texts[input.name.slice(base.length + 1)] ?? [];
    if (ticks(input)) input.checked = sent.includes(input.value) || (input.type === "radio" && input.value === "" && !sent.length);
    else if (input.tagName === "SELECT" && sent[0] && ![...input.options].some((option) => option.value === sent[0])) {
      input.append(new Option(sent[0], sent[0], true, true));
    } else input.value = sent[0] ?? "";
  }
  count(slot);
}

// What a person reads of a value that is not in the inputs.
const readable = (json, of = form) => Object.values(flat(json)).flat().filter(Boolean).join("\n") || say("Nothing", {}, of);

const slots = [];
const byPlace = new Map();
let csrf = home?.querySelector("input[name=csrf]")?.value;
let sending = false;
let pause = FIRST_RETRY;
let [waiting, trouble, savedAt] = [null, null, null];

// The line at the top of the form, and what a screen reader hears of it: only a change, not every save.
const line = form?.querySelector("[data-save-text]");
const heard = element("p", { className: "visually-hidden" });
heard.setAttribute("role", "status");
let lastHeard = "";

function tell() {
  const open = slots.filter((slot) => slot.chain.length);
  const kept = stores ? trouble : open.length ? "Unkept" : null;
  const refused = slots.map((slot) => slot.refused ?? slot.late).find(Boolean);
  const kind = open.some((slot) => slot.conflict) ? "Two" : refused ? "Refused" : open.length ? kept ?? "Saving" : "Saved";
  if (kind === "Saved" && !savedAt) return;
  line.textContent = kind === "Refused" ? refused : say(kind, { time: savedAt && clock(savedAt) });
  line.parentElement.dataset.tone = { Saved: "success", Saving: "info" }[kind] ?? "warning";
  if (kind !== "Saving" && kind !== lastHeard) {
    lastHeard = kind;
    heard.textContent = line.textContent;
  }
  for (const slot of slots) {
    const text = slot.refused ?? slot.late ?? slot.news ?? (slot.chain.length && !slot.conflict && kind !== "Saving" ? say(kind) : "");
    slot.state.textContent = text;
    slot.state.hidden = !text;
  }
}

function typed(slot) {
  count(slot);
  steer();
  if (!home) return;
  slot.late = slot.news = null;
  // What was refused as it was gives way to what is typed now.
  if (slot.refused) slot.chain = slot.chain.filter((one) => one.chain !== slot.chain[0].chain);
  slot.refused = null;
  const last = slot.chain.at(-1);
  const now = value(slot);
  // What has been sent may have arrived: it stays as it is, and what is typed since follows it, also while two versions wait.
  if (last && !last.sent && !last.adopted) Object.assign(last, { value: now, at: Date.now() });
  else if (!same(last ? last.value : slot.saved, now)) {
    slot.chain.push({ base: last?.base ?? slot.revision, chain: last?.chain, value: now, save: random(), at: Date.now() });
  }
  keep(slot);
  clearTimeout(slot.timer);
  slot.timer = setTimeout(() => flush(slot), PAUSE);
}

function flush(slot) {
  clearTimeout(slot.timer);
  slot.timer = null;
  pump();
}

const ready = (slot) => slot.chain.length && !slot.timer && !slot.conflict && !slot.refused;

async function pump() {
  // What the server cannot take just now must not keep back what it can: the least tried goes first.
  const [slot] = slots.filter(ready).sort((one, other) => one.tried - other.tried);
  if (sending || waiting || !slot) return tell();
  sending = true;
  tell();
  let again = true;
  try {
    again = await send(slot, slot.chain[0]);
  } finally {
    sending = false;
  }
  slot.tried = again ? slot.tried + 1 : 0;
  if (again) {
    waiting = setTimeout(resume, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LAST_RETRY);
    tell();
  } else {
    pause = FIRST_RETRY;
    trouble = null;
    pump();
  }
}

function resume() {
  waiting = clearTimeout(waiting) ?? null;
  pump();
}

function request(place, { base, value, save: name, settles }, keepalive = false) {
  return fetch(`${home.dataset.saveUrl}/${place}`, {
    method: "PUT",
    headers: { "content-type": "application/json", accept: "application/json", "x-csrf-token": csrf },
    body: JSON.stringify({ base, value, save: name, settles }),
    keepalive,
    signal: keepalive ? undefined : patience(),
  });
}

const patience = () => AbortSignal.timeout?.(PATIENCE);

// Saves for which a new token was taken already: it was not the token that kept them out.
const renewed = new Set();

// Sends one save and says what became of it: kept, met by another version, late, refused, or why the same is to be sent again.
async function deliver(place, save) {
  let answer;
  try {
    answer = await request(place, save);
  } catch {
    return { again: "Offline" };
  }
  const body = (await answer.json().catch(() => null)) ?? {};
  // Only the site's own answer acknowledges: a page that something between here and there puts in its place does not.
  if (answer.ok) return Number.isInteger(body.revision) ? { kept: body } : { again: "Kept" };
  if (answer.status === 409 && body.theirs) return { met: body };
  if (Number.isInteger(body.kept_as)) return { late: body.detail ?? "" };
  if (answer.status === 401 || (answer.status === 403 && !renewed.has(save.save))) {
    if (!(await renewToken())) return { again: "SignIn" };
    renewed.add(save.save);
    return { again: "Kept" };
  }
  if (answer.status >= 500 || answer.status === 429) return { again: "Kept" };
  // Nor does such a page refuse; but what is too large for it always will be.
  if (body.status !== answer.status && answer.status !== 413) return { again: "Kept" };
  return { refused: body.detail ?? "" };
}

// Once sent, a save stays as it is: it may have arrived.
function mark(slot, save) {
  save.sent = true;
  keep(slot);
}

// Sends one save of a field. Answers whether to try the same again later.
async function send(slot, save) {
  mark(slot, save);
  const { kept, met, late, again, refused } = await deliver(slot.place, save);
  if (kept) return acknowledged(slot, save, kept);
  if (met) return collided(slot, save, met);
  if (again) {
    trouble = again;
    return true;
  }
  if (late === undefined) slot.refused = `${say("Refused")} ${refused}`.trim();
  else {
    // It is kept in the history; so will be what was typed since.
    slot.chain.shift();
    slot.late = late;
  }
  keep(slot);
  return false;
}

function acknowledged(slot, save, body) {
  slot.chain.shift();
  slot.late = slot.news = null;
  // It was kept before, and somebody who saw it has written on: theirs is the answer, and this one is in the history.
  const { stands } = body;
  slot.revision = stands?.revision ?? body.revision;
  slot.saved = save.value;
  if (slot.chain[0] && slot.chain[0].chain === save.chain) slot.chain[0].base = body.revision;
  keep(slot);
  savedAt = body.saved_at ?? Date.now();
  slot.element.dataset.revision = slot.revision;
  slot.element.querySelector("[data-base]").value = slot.revision;
  if (!slot.chain.length) {
    if (stands) {
      put(slot, stands.value);
      slot.saved = value(slot);
      slot.news = say("Theirs", { author: stands.author, time: clock(stands.at) });
      steer();
    }
    show(slot, body);
    channel?.postMessage({ place: slot.place, revision: slot.revision, value: slot.saved });
  }
  return false;
}

function show(slot, body) {
  const place = slot.element.querySelector(":scope > [data-faults], :scope > fieldset > [data-faults]");
  const faults = body.faults ?? [];
  const prefix = () => element("span", { className: "visually-hidden", textContent: `${say("Error")} ` });
  const error = (fault) => element("p", { className: "error" }, [prefix(), fault]);
  // The server names rows and columns: what stood at single cells is said again or gone.
  slot.element.querySelectorAll("[data-faults]").forEach((cell) => cell.replaceChildren());
  slot.element.querySelectorAll(".row [data-invalid]").forEach((cell) => cell.removeAttribute("data-invalid"));
  const remark = (textContent) => element("p", { className: "remark", textContent });
  place?.replaceChildren(...faults.map(error), ...(body.remarks ?? []).map(remark));
  slot.element.toggleAttribute("data-invalid", faults.length > 0 && slot.element.dataset.kind !== "table");
  for (const input of inputs(slot)) if (!faults.length) input.removeAttribute("aria-invalid");
  const echo = slot.element.querySelector("[data-echo]");
  if (echo) {
    echo.textContent = body.echo ?? "";
    echo.parentElement.hidden = !body.echo;
  }
}

// A token belongs to a session: after signing in anew in another tab, this page takes a new one.
async function renewToken() {
  try {
    const here = new URL(notice?.dataset.reload ?? location.href, location.href);
    const page = await fetch(here, { headers: { accept: "text/html" }, redirect: "follow", signal: patience() });
    const text = await page.text();
    const found = /name="csrf" value="([^"]+)"/.exec(text);
    if (!page.ok || !found || new URL(page.url).pathname !== here.pathname) return false;
    // Somebody else may have signed in since: what was typed here is not sent in their name.
    const whose = /data-key="([^"]+)"/.exec(text);
    if (whose && whose[1] !== home.dataset.key) return false;
    csrf = found[1];
    for (const input of document.querySelectorAll("input[name=csrf]")) input.value = csrf;
    return true;
  } catch {
    return false;
  }
}

// Somebody saved another version in the meantime. Both stay in view until a person chooses.
function collided(slot, save, { theirs, mine_kept_as: aside }) {
  slot.conflict = true;
  // What was written on top of the version that met another belongs to it; what another tab wrote is sent afterwards.
  const isOwn = (one) => one.chain === save.chain;
  const mine = () => slot.chain.filter(isOwn).at(-1).value;
  const choose = (chosen) => {
    const others = slot.chain.filter((one) => !isOwn(one));
    slot.conflict = false;
    if (chosen !== undefined) put(slot, chosen);
    slot.revision = theirs.revision;
    slot.chain = [{ base: theirs.revision, value: value(slot), save: random(), at: Date.now(), settles: aside }, ...others];
    keep(slot);
    versions.remove();
    inputs(slot)[0]?.focus();
    count(slot);
    flush(slot);
  };
  const button = (name, onclick) => element("button", { type: "button", className: "button", textContent: say(name), onclick });
  const buttons = [button("KeepMine", () => choose(mine())), button("KeepTheirs", () => choose(theirs.value))];
  const joined = both(slot, theirs.value, mine());
  if (joined !== undefined) buttons.push(button("KeepBoth", () => choose(both(slot, theirs.value, mine()))));
  const version = (title, text) => [element("p", { textContent: title }), element("div", { className: "version answer-text", textContent: text })];
  const versions = element("section", { className: "versions" }, [
    element("p", { className: "versions-title", textContent: say("Two") }),
    ...version(say("Theirs", { author: theirs.author, time: clock(theirs.at) }), readable(theirs.value)),
    ...(save.adopted ? version(say("Mine"), readable(mine())) : []),
    element("div", { className: "actions" }, buttons),
  ]);
  versions.setAttribute("aria-label", say("Two"));
  slot.element.append(versions);
  return false;
}

function both(slot, theirs, mine) {
  const kind = slot.element.dataset.kind;
  if (!theirs || !mine) return undefined;
  if (kind === "long" || kind === "short") return `${theirs}${kind === "long" ? "\n\n" : " / "}${mine}`;
  if (kind === "several") return [...new Set([theirs, mine].flat())];
  if (kind !== "table") return undefined;
  const rows = (json) => {
    const found = new Map();
    for (const [name, texts] of Object.entries(flat(json))) {
      const [row, ...below] = name.split(".");
      if (texts.some(Boolean)) found.set(row, { ...found.get(row), [below.join(".")]: texts.length > 1 ? texts : texts[0] });
    }
    return [...found].sort((one, other) => one[0] - other[0]).map(([, row]) => row);
  };
  return [...rows(theirs), ...rows(mine)];
}

// Counting follows the rule of the server: a word stands between blanks and has a letter or a digit.
function count(slot) {
  for (const counter of slot.element.querySelectorAll("[data-counter]")) {
    const text = document.getElementById(counter.id.replace(/-note$/, ""))?.value ?? "";
    const words = () => text.split(/\p{White_Space}+/u).filter((word) => /[\p{Alphabetic}\p{N}]/u.test(word)).length;
    const found = counter.dataset.counter === "words" ? words() : [...text].length;
    counter.querySelector("[data-count]").textContent = found.toLocaleString(lang);
    counter.toggleAttribute("data-over", found > Number(counter.dataset.most));
    // A short line is counted aloud only when its end comes near.
    counter.hidden = counter.dataset.counter === "characters" && found * 10 < counter.dataset.most * 7;
  }
}

// Questions that wait for an answer beside them come and go with it.
function steer() {
  for (const slot of slots.filter((slot) => slot.when)) {
    const holds = slot.when.map((test) => {
      const tested = byPlace.get(`${slot.part}/${test.field}`);
      const given = tested && !tested.element.hidden ? Object.values(flat(value(tested))).flat().filter((text) => text.trim()) : [];
      if (test.test === "answered") return given.length > 0;
      return test.test === "chosen" ? given.some((text) => test.any_of.includes(text)) : !slot.element.hidden;
    });
    slot.element.hidden = !holds.every(Boolean);
  }
}

function addRow(rows) {
  const next = Number(rows.dataset.next);
  const number = rows.querySelectorAll("fieldset.row").length + 1;
  const copy = rows.querySelector("template").content.cloneNode(true);
  for (const made of copy.querySelectorAll("*")) {
    for (const { name, value } of [...made.attributes]) made.setAttribute(name, value.replaceAll("__row__", next));
  }
  const legend = copy.querySelector("legend");
  legend.textContent = legend.textContent.replace("§", number);
  rows.querySelector("template").before(copy);
  rows.dataset.next = next + 1;
  offerRows(rows);
}

function offerRows(rows) {
  const all = [...rows.querySelectorAll("fieldset.row")];
  rows.querySelector("[data-add-row]").hidden = all.length >= Number(rows.dataset.most);
  for (const row of all.filter((row) => !row.querySelector("[data-remove-row]"))) {
    const button = element("button", { type: "button", className: "button", textContent: say("RemoveRow") });
    button.dataset.tone = "quiet";
    button.dataset.removeRow = "";
    row.append(button);
  }
}

// Two tabs of one person: what one has saved stands in the other too, unless something is being written there.
const channel = home && "BroadcastChannel" in window ? new BroadcastChannel(PREFIX) : null;
channel?.addEventListener("message", ({ data }) => {
  const slot = byPlace.get(data.place);
  if (!slot || slot.chain.length || data.revision <= slot.revision) return;
  slot.revision = data.revision;
  slot.saved = data.value;
  slot.element.querySelector("[data-base]").value = data.revision;
  put(slot, data.value);
  steer();
  slot.state.textContent = say("OtherTab");
  slot.state.hidden = false;
});

async function takeOver() {
  let back = false;
  const left = await leftBehind();
  const told = document.querySelector("main [role=alert]") !== null;
  // What was typed before this script came is not saved yet.
  const early = slots.map((slot) => [slot, value(slot)]).filter(([slot, now]) => !same(slot.saved, now));
  for (const { place, name, chain } of left) {
    const slot = byPlace.get(place);
    if (!slot) continue;
    const text = chain.at(-1).value;
    // What a page shows again because it was refused has not arrived.
    const refused = told || slot.element.hasAttribute("data-invalid") || slot.element.querySelector("[data-invalid]") !== null;
    if (same(flat(text), flat(slot.chain.length ? value(slot) : slot.saved)) && !refused && !chain.some((save) => save.settles)) {
      localStorage.removeItem(name);
      continue;
    }
    // Each list is a chain of its own, and so is each that it had taken over: what one tab wrote has not seen what another wrote.
    const threads = new Map(chain.map((save) => [save.chain, random()]));
    slot.chain.push(...chain.map((save) => ({ ...save, chain: threads.get(save.chain), adopted: true })));
    put(slot, text);
    keep(slot);
    if (!name.endsWith(`/${tab}`)) localStorage.removeItem(name);
    // Where there was no room for both, there is now.
    if (!stores) keep(slot);
    back = true;
  }
  for (const [slot, now] of early) {
    // It has not seen what was left behind; and what a browser put back by itself has seen nobody knows what.
    if (slot.chain.length && same(flat(now), flat(value(slot)))) continue;
    if (slot.chain.length) put(slot, now);
    slot.chain.push({ base: cameBack() && !same(slot.first, slot.saved) ? 0 : slot.revision, chain: random(), value: now, save: random(), at: Date.now() });
    keep(slot);
  }
  return back;
}

const cameBack = () => ["reload", "back_forward"].includes(performance.getEntriesByType?.("navigation")[0]?.type);

async function begin() {
  for (const place of form.querySelectorAll("[data-field]")) {
    const { part, field, revision, when } = place.dataset;
    const slot = { element: place, part, field, place: `${part}/${field}`, revision: Number(revision), when: when && JSON.parse(when), chain: [], tried: 0, timer: null, state: place.querySelector("[data-state]") };
    slot.saved = value(slot, true);
    slot.first = value(slot);
    slots.push(slot);
    byPlace.set(slot.place, slot);
    count(slot);
  }
  form.querySelectorAll("[data-rows-of]").forEach(offerRows);
  if (home) await beginSaving();
  steer();
  listen();
}

async function beginSaving() {
  line.parentElement.removeAttribute("role");
  form.append(heard);
  await claimed;
  if (await takeOver()) heard.textContent = say("Merged");
  if (slots.some((slot) => slot.chain.length)) pump();
}

function listen() {
  const slotOf = (target) => byPlace.get(((place) => place && `${place.dataset.part}/${place.dataset.field}`)(target.closest?.("[data-field]")));
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, ({ target }) => {
      const slot = slotOf(target);
      if (slot && inputs(slot).includes(target)) typed(slot);
    });
  }
  form.addEventListener("focusout", ({ target }) => {
    const slot = slotOf(target);
    if (slot?.timer) flush(slot);
  });
  form.addEventListener("click", ({ target }) => {
    const rows = target.closest("[data-rows-of]");
    if (target.matches("[data-add-row]")) {
      addRow(rows);
      [...rows.querySelectorAll("fieldset.row")].at(-1).querySelector("input, select, textarea")?.focus();
    } else if (target.matches("[data-remove-row]")) {
      target.closest("fieldset.row").remove();
      rows.querySelector("[data-add-row]").hidden = false;
      rows.querySelector("[data-add-row]").focus();
      typed(slotOf(rows));
    }
  });
  let [leaving, asked] = [false, false];
  form.addEventListener("submit", async (event) => {
    if (leaving || event.submitter?.getAttribute("form")) return;
    // Pressed again meanwhile, it is still one.
    if (asked) return event.preventDefault();
    const open = () => slots.filter((slot) => slot.chain.length && !slot.refused);
    if (!open().length) return;
    event.preventDefault();
    asked = true;
    slots.forEach((slot) => slot.timer && flush(slot));
    resume();
    const until = Date.now() + 5000;
    while (open().length && !open().some((slot) => slot.conflict) && Date.now() < until) await new Promise((done) => setTimeout(done, 50));
    asked = false;
    if (open().length) return (open()[0].element.querySelector(".versions") ?? line).scrollIntoView({ block: "center" });
    leaving = true;
    form.requestSubmit(event.submitter);
  });
  addEventListener("online", resume);
  addEventListener("focus", () => waiting && resume());
  addEventListener("pagehide", () => {
    for (const slot of slots.filter((slot) => !slot.conflict && !slot.refused)) {
      const save = slot.chain[0];
      // Where the browser keeps nothing, what is on its way may be cut off with the page.
      if (!save || (save.sent && stores) || JSON.stringify(save).length >= LAST_WORDS) continue;
      mark(slot, save);
      request(slot.place, save, true).catch(() => {});
    }
  });
  addEventListener("beforeunload", (event) => memory.size && event.preventDefault());
}

// What was typed into fields that this page does not have: it is sent from here, told until it is, and holds what must not be done without it.
const refusals = new Map();
const places = new Set();
let carrying = false;
let [resting, rest, hindered, arrived] = [null, FIRST_RETRY, null, null];

const elsewhere = () => lists().filter(({ place }) => !byPlace.has(place));
const unsent = () => elsewhere().filter(({ name }) => !refusals.has(name));

async function carry() {
  if (carrying || resting) return;
  carrying = true;
  // What the server cannot take just now must not keep back what it can: each question is tried by itself, in its own order.
  const held = new Set();
  const next = async () =>
    (await leftBehind()).find(({ place, name }) => !byPlace.has(place) && !refusals.has(name) && !held.has(place));
  let again = null;
  try {
    for (let list; again !== "Offline" && again !== "SignIn" && (list = await next()); ) {
      report();
      const why = await forward(list);
      if (why) held.add(list.place);
      again = why ?? again;
      hindered = again;
    }
  } finally {
    carrying = false;
  }
  // The line is down, or a tab that is open yet has lists of its own: they are looked at again later.
  if (unsent().length) {
    rest = again ? Math.min(rest * 2, LAST_RETRY) : FIRST_RETRY;
    resting = setTimeout(retry, rest);
  }
  report();
}

function retry() {
  resting = clearTimeout(resting) ?? null;
  carry();
}

// Sends the first save of a list. Answers why the same is to be tried again later, if it is.
async function forward({ place, name, chain: [save] }) {
  const { kept, met, late, again, refused } = await deliver(place, save);
  if (again) return again;
  if (refused !== undefined) refusals.set(name, refused);
  else {
    // The store may have been written to meanwhile: by the page that this tab showed before, or by one beside it.
    const left = (lists().find((list) => list.name === name)?.chain ?? []).filter((one) => one.save !== save.save);
    if (kept && left[0] && left[0].chain === save.chain) left[0].base = kept.revision;
    if (left.length) localStorage.setItem(name, JSON.stringify(left));
    else localStorage.removeItem(name);
    if (kept && !kept.stands && !left.length) channel?.postMessage({ place, revision: kept.revision, value: save.value });
    arrived = kept ? arrived ?? "Sent" : met ? "Met" : "Late";
    if (!kept) places.add(place);
  }
  return null;
}

function report() {
  const all = elsewhere();
  const stuck = all.filter(({ name }) => refusals.has(name));
  const kind = stuck.length ? "Refused" : all.length ? hindered ?? (carrying ? "Sending" : "Tab") : arrived;
  // A page that shows answers was made before these: it is made anew, unless somebody has begun to write in it.
  const { reload } = notice.dataset;
  const untouched = [...document.querySelectorAll("main input, main textarea, main select")].every((input) =>
    ticks(input) ? input.checked === input.defaultChecked : input.value === made(input),
  );
  if (reload && (kind === "Sent" || kind === "Met") && untouched) return location.replace(reload);
  document.querySelectorAll("[data-holds] button").forEach((button) => (button.disabled = all.length > 0));
  notice.hidden = !kind || (kind === "Sent" && !reload);
  if (notice.hidden) return;
  const text = notice.querySelector("[data-unsent-text]");
  if (text.textContent !== say(kind, {}, notice)) text.textContent = say(kind, {}, notice);
  const holds = notice.querySelector("[data-unsent-holds]");
  if (holds) holds.hidden = !all.length;
  const named = new Set([...all.map(({ place }) => place), ...places]);
  for (const link of notice.querySelectorAll("[data-fields]")) {
    link.hidden = !link.dataset.fields.split(" ").some((field) => named.has(`${link.dataset.part}/${field}`));
  }
  notice.querySelector("[data-unsent-refused]").replaceChildren(...stuck.map(unwanted));
}

// What the site does not take is shown with the reason, until it is corrected where it belongs or thrown away.
function unwanted({ name, chain }) {
  const discard = () => {
    localStorage.removeItem(name);
    refusals.delete(name);
    report();
  };
  return element("div", {}, [
    element("p", { textContent: refusals.get(name) }),
    element("div", { className: "version answer-text", textContent: readable(chain.at(-1).value, notice) }),
    element("div", { className: "actions" }, [
      element("button", { type: "button", className: "button", textContent: say("Discard", {}, notice), onclick: discard }),
    ]),
  ]);
}

async function beginCarrying() {
  addEventListener("online", () => resting && retry());
  addEventListener("focus", () => resting && retry());
  addEventListener("storage", ({ key }) => {
    if (key && !key.startsWith(PREFIX)) return;
    refusals.delete(key);
    report();
    carry();
  });
  await claimed;
  carry();
}

const claimed = home && claimTab().then(heldTabs).then(takeFormer);
if (form) begin();
if (notice) beginCarrying();
