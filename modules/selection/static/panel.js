// Looks again at what the panel discusses, and says it only when it has changed. Without it the page has a link for that.

const EVERY = 5000;
const place = document.querySelector("[data-live]");
let looking = false;

// The browser makes a page of the answer by itself: a parser that is handed text is closed to scripts here.
const page = () =>
  new Promise((done) => {
    const asked = Object.assign(new XMLHttpRequest(), { onloadend: () => done(asked) });
    asked.open("GET", location.href);
    asked.responseType = "document";
    asked.timeout = 6 * EVERY;
    asked.setRequestHeader("accept", "text/html");
    asked.send();
  });

async function look() {
  if (document.hidden || looking) return;
  looking = true;
  const asked = await page();
  looking = false;
  const now = asked.response?.querySelector("[data-live]");
  // Who may not see it any more, or is signed out, is told so instead of what was seen last.
  if (!now && (asked.status === 403 || asked.status === 404 || (asked.status === 200 && asked.responseURL.includes("/sign-in")))) location.reload();
  if (!now || asked.status !== 200) return;
  if (now.innerHTML !== place.innerHTML) place.replaceChildren(...now.childNodes);
  const [seen, version] = [document, asked.response].map((one) => one.querySelector("input[name=version]"));
  if (seen && version) seen.value = version.value;
}

if (place) setInterval(look, EVERY);
