// Suggestions under a search field: a combobox with a list (ARIA 1.2). Loaded when a field is first used.

const WAIT = 120; // ms without a key before the house is asked
const SHORTEST = 2;
const KEPT = 40;
const KINDS = { words: "Tìm", document: "Văn bản", provision: "Điều" };

const make = (name, attributes = {}, text = "") => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};

export const attach = (input) => {
  if (input.getAttribute("role") === "combobox") return;
  const form = input.form;
  const list = make("ul", { role: "listbox", id: `${input.id}-goi-y`, class: "suggest", "aria-label": "Gợi ý" });
  const told = make("p", { class: "vh", role: "status" });
  list.hidden = true;
  form.append(list, told);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": list.id, autocapitalize: "none" })) input.setAttribute(key, value);

  const kept = new Map();
  let timer, asked, active = -1;
  const options = () => [...list.children];

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const point = (at) => {
    active = at;
    for (const [index, option] of options().entries()) option.setAttribute("aria-selected", String(index === at));
    const option = options()[at];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };

  const show = (found) => {
    if (!found.length || document.activeElement !== input) {
      close();
      told.textContent = found.length ? "" : "Không có gợi ý";
      return;
    }
    list.replaceChildren(...found.map(({ kind, text, note, url }, at) => {
      const option = make("li", { role: "option", id: `${list.id}-${at}`, "aria-selected": "false", "data-url": url });
      option.append(make("span", { class: "suggest-kind" }, KINDS[kind] ?? ""), make("span", {}, text));
      if (note && note !== text) option.append(make("span", { class: "suggest-note" }, note));
      return option;
    }));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(-1);
    told.textContent = `${found.length} gợi ý, phím xuống để chọn`;
  };

  const ask = async () => {
    const words = input.value.trimStart();
    if (words.trim().length < SHORTEST) return close();
    if (kept.has(words)) return show(kept.get(words));
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (!answer.ok) return close();
      const { suggestions } = await answer.json();
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value);
      kept.set(words, suggestions);
      if (input.value.trimStart() === words) show(suggestions);
    } catch {
      // A question that was overtaken, or no network: the form works as it is.
    }
  };

  const go = (option) => {
    close();
    location.assign(option.dataset.url);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.hidden ? 0 : options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      point(active < 0 && step < 0 ? count - 1 : active + step >= count ? -1 : Math.max(active + step, -1));
    } else if (event.key === "Enter" && active >= 0 && count) {
      event.preventDefault();
      go(options()[active]);
    } else if (event.key === "Escape" && count) {
      event.preventDefault();
      close();
    }
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  // The field keeps the focus while the list is touched, so that it does not close before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
};
