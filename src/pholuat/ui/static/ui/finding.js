// Search in the page, with or without accents; what is found is marked without touching the text.

const fold = (text) =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s/g, " ");

// The folded text of a node, and for each of its letters where it stands in the node.
const folded = (text) => {
  let plain = "";
  const places = [];
  for (let at = 0; at < text.length; at += 1) {
    const letters = fold(text[at]);
    plain += letters;
    for (let each = 0; each < letters.length; each += 1) places.push(at);
  }
  places.push(text.length);
  return { plain, places };
};

const MOST = 2000;

// The ranges of the words in every line of the law, in the order of the page. Words over a link or a mark are found.
export const found = (words, root = document) => {
  const wanted = fold(words.trim());
  const ranges = [];
  if (wanted.length < 2) return ranges;
  for (const line of root.querySelectorAll(".law p, .law td, .law th, .dieu > :is(h2, h3, h4), .chapter")) {
    if (line.querySelector("p, td") || line.closest(".peek, .versus")) continue;
    const nodes = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: text.length });
      text += walker.currentNode.data;
    }
    const { plain, places } = folded(text);
    const point = (place) => {
      const { node, start } = nodes.findLast(({ start }) => start <= place);
      return [node, Math.min(place - start, node.length)];
    };
    for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + wanted.length)) {
      const range = new Range();
      range.setStart(...point(places[at]));
      // The end stands behind the last letter, in the node of that letter.
      const [node, offset] = point(places[at + wanted.length - 1]);
      range.setEnd(node, Math.min(offset + 1, node.length));
      ranges.push(range);
      if (ranges.length >= MOST) return ranges;
    }
  }
  return ranges;
};

export const attach = (button, form) => {
  const field = form.querySelector("input");
  const said = form.querySelector("output");
  let ranges = [];
  let here = -1;
  const show = () => {
    if (globalThis.Highlight) {
      CSS.highlights.set("found", new Highlight(...ranges));
      CSS.highlights.set("found-here", new Highlight(...ranges.slice(here, here + 1).filter(() => here >= 0)));
    }
    said.textContent = ranges.length ? `${here + 1}/${ranges.length}` : field.value.trim().length > 1 ? "không thấy" : "";
  };
  const go = (step) => {
    if (!ranges.length) return;
    here = (here + step + ranges.length) % ranges.length;
    show();
    const line = ranges[here].startContainer.parentElement;
    line.scrollIntoView({ block: "center" });
  };
  const look = () => {
    ranges = found(field.value);
    here = -1;
    if (ranges.length) go(1);
    else show();
  };
  const toggle = (open) => {
    form.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) field.focus();
    else {
      ranges = [];
      here = -1;
      field.value = "";
      show();
      button.focus();
    }
  };
  let timer = 0;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (ranges.length) go(1);
    else look();
  });
  form.addEventListener("click", (event) => {
    if (event.target.dataset.step === "-1") go(-1);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") toggle(false);
  });
  button.addEventListener("click", () => toggle(form.hidden));
  toggle(true);
};
