// The deadline on the reader's own clock, where that is another one than the call's.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const line of document.querySelectorAll("[data-own-zone]")) {
  if (!zone || zone === line.dataset.zone) continue;
  const at = new Date(line.dataset.ownZone);
  // English here is European: days before months.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const format = new Intl.DateTimeFormat(language, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "shortOffset",
  });
  // Said as the deadline itself is: the offset as UTC, and a zone that is called so only once.
  const offset = (text) => (text === "GMT" || text === "GMT+0" ? "UTC" : text.replace("GMT", "UTC"));
  const said = format.formatToParts(at).map((part) => (part.type === "timeZoneName" ? offset(part.value) : part.value));
  line.querySelector("[data-own-time]").textContent = said.join("") + (zone === "UTC" ? "" : ` (${zone.replaceAll("_", " ")})`);
  line.hidden = false;
}
