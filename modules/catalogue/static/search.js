// What can follow on the words in the search box. Without this the box is complete.
for (const box of document.querySelectorAll("input[data-suggest]")) {
  const list = document.getElementById(box.getAttribute("list"));
  let waiting;
  let asked = "";
  const ask = async () => {
    const text = box.value.trim();
    if (text.length < 2 || text === asked) return;
    asked = text;
    const answer = await fetch(`${box.dataset.suggest}?q=${encodeURIComponent(text)}`);
    if (!answer.ok || text !== asked) return;
    const { completions } = await answer.json();
    list.replaceChildren(
      ...completions.map((one) => {
        const option = document.createElement("option");
        option.value = one.text;
        return option;
      }),
    );
  };
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask().catch(() => {}), 200);
  });
}
