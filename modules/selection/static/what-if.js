// Works out what would be while it is typed. Without it the page has a button for that.

const WAIT = 300;
const form = document.querySelector("[data-what-if]");
const place = document.querySelector("[data-live]");
let asked, waiting;

// The browser makes a page of the answer by itself: a parser that is handed text is closed to scripts here.
function ask() {
  asked?.abort();
  const address = new URL(form.action);
  address.search = new URLSearchParams(new FormData(form)).toString();
  const request = Object.assign(new XMLHttpRequest(), { onload: () => show(request, address) });
  asked = request;
  request.open("GET", address);
  request.responseType = "document";
  request.setRequestHeader("accept", "text/html");
  request.send();
}

// Only the answer to what stands in the form by now.
function show(request, address) {
  const now = request.response?.querySelector("[data-live]");
  if (request !== asked || request.status !== 200 || !now) return;
  place.replaceChildren(...now.childNodes);
  history.replaceState(null, "", address);
}

if (form && place) {
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  });
}
