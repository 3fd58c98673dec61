// Looks again at what the panel discusses, and says it only when it has changed. Without it the page has a link for that.

const EVERY = 5000;
const place = document.querySelector("[data-live]");

async function look() {
  if (document.hidden) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = page.querySelector("[data-live]");
    if (now && now.innerHTML !== place.innerHTML) place.replaceChildren(...now.childNodes);
    const [seen, version] = [document, page].map((one) => one.querySelector("input[name=version]"));
    if (seen && version) seen.value = version.value;
  } catch {
    // Without a network the page stays as it is.
  }
}

if (place) setInterval(look, EVERY);
