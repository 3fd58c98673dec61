// The deadline on the reader's own clock, where that is another one than the call's.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const line of document.querySelectorAll("[data-own-zone]")) {
  if (!zone || zone === line.dataset.zone) continue;
  const at = new Date(line.dataset.ownZone);
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
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
