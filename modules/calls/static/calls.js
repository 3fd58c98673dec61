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
  line.querySelector("[data-own-time]").textContent = `${format.format(at)}, ${zone}`;
  line.hidden = false;
}
