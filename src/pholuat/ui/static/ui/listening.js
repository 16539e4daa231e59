// The law read aloud by a Vietnamese voice of the reader's own device, line by line; the line that is read is marked.

const voice = () => speechSynthesis.getVoices().find(({ lang }) => lang.toLowerCase().startsWith("vi"));

// The lines from the article that is on the screen to the end of the page.
const lines = () => {
  const all = [...document.querySelectorAll(".dieu > :is(h2, h3, h4), .law p, .law tr, main h1")].filter(
    (line) => !line.closest(".peek, .versus, .toc, [hidden], .gone") && !line.querySelector("p"),
  );
  // Where the address points to, while it is on the screen; else what is at the top of the screen.
  const target = document.querySelector(":target");
  const at = target?.getBoundingClientRect();
  const chosen = at && at.bottom > 80 && at.top < innerHeight ? target : null;
  const first = all.findIndex((line) => (chosen ? chosen.contains(line) : line.getBoundingClientRect().bottom > 80));
  return all.slice(Math.max(first, 0));
};

const spoken = (line) => {
  const number = line.parentElement?.previousElementSibling;
  const own = number?.matches(".n") && line === line.parentElement.firstElementChild ? `${number.textContent} ` : "";
  const words = line.matches("tr") ? [...line.cells].map((cell) => cell.textContent).join(", ") : line.textContent;
  return own + words.replace(/#$/, "");
};

export const attach = (button) => {
  let reading = false;
  const mark = (line) => {
    if (!globalThis.Highlight) return;
    CSS.highlights.delete("spoken");
    if (!line) return;
    const range = new Range();
    range.selectNodeContents(line);
    CSS.highlights.set("spoken", new Highlight(range));
  };
  const stop = () => {
    reading = false;
    speechSynthesis.cancel();
    mark(null);
    button.setAttribute("aria-pressed", "false");
  };
  const next = (rest) => {
    const [line, ...others] = rest;
    if (!reading || !line) return stop();
    const said = new SpeechSynthesisUtterance(spoken(line));
    said.voice = voice();
    said.lang = "vi-VN";
    said.onend = () => reading && next(others);
    said.onerror = stop;
    mark(line);
    const { top, bottom } = line.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight) line.scrollIntoView({ block: "center" });
    return speechSynthesis.speak(said);
  };
  button.addEventListener("click", () => {
    if (reading) return stop();
    reading = true;
    button.setAttribute("aria-pressed", "true");
    return next(lines());
  });
  addEventListener("pagehide", stop);
  button.hidden = false;
};
