// Help for readers of a law: what a citation leads to, shown where it stands. Without a script the links lead there.

const LINKS = ".law a:is(.cite, .term):not(.cite--seek)";
const WAIT = 250;
const got = new Map();

// What a link leads to, as HTML: each address is asked for once.
const fragment = (link) => {
  const url = new URL(link.href);
  if (!url.pathname.startsWith("/van-ban/")) return Promise.resolve("");
  const own = link.getAttribute("href").startsWith("#");
  const place = own ? articlePath(decodeURIComponent(url.hash.slice(1))) : url.pathname;
  if (!place) return Promise.resolve("");
  const query = new URLSearchParams(url.search);
  if (own) query.set("ngay", document.querySelector("[data-on]")?.dataset.on ?? "");
  if (url.hash) query.set("cho", [decodeURIComponent(url.hash.slice(1)), link.dataset.more ?? ""].filter(Boolean).join(","));
  const asked = `${place.replace("/van-ban/", "/trich/")}?${query}`;
  if (!got.has(asked)) {
    const answer = fetch(asked).then((found) => (found.ok ? found.text() : ""));
    got.set(asked, answer.catch(() => (got.delete(asked), "")));
  }
  return got.get(asked);
};

// A place on this page: the address of its article; chapters and annexes have none.
const articlePath = (eid) => {
  if (!document.querySelector(".reading")) return location.pathname;
  const section = document.getElementById(eid)?.closest(".dieu");
  return section?.querySelector(":scope > :is(h2, h3, h4) > a.name")?.getAttribute("href")?.split("?")[0];
};

let shown = null; // { link, box, pinned }
let timer = 0;

const close = (focus = false) => {
  clearTimeout(timer);
  if (!shown) return;
  const { link, box } = shown;
  shown = null;
  box.remove();
  link.removeAttribute("aria-expanded");
  link.removeAttribute("aria-details");
  if (focus) link.focus();
};

const open = async (link, pinned) => {
  if (shown?.link === link && (shown.pinned || !pinned)) return true;
  const html = await fragment(link);
  if (!html || (!pinned && !link.matches(":hover, :focus"))) return false;
  close();
  const box = document.createElement("aside");
  box.className = pinned ? "peek" : "peek peek--over";
  box.id = "xem-truoc";
  box.setAttribute("aria-label", "Nơi được dẫn");
  box.innerHTML = html;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "x";
  button.textContent = "×";
  button.setAttribute("aria-label", "Đóng");
  box.querySelector("header")?.append(button);
  link.closest(".scroll, p, td")?.closest(".scroll, p").after(box);
  link.setAttribute("aria-expanded", "true");
  link.setAttribute("aria-details", box.id);
  shown = { link, box, pinned };
  if (pinned) box.scrollIntoView({ block: "nearest" });
  return true;
};

const soon = (work) => {
  clearTimeout(timer);
  timer = setTimeout(work, WAIT);
};
const leave = () => {
  const inside = shown && (shown.box.matches(":hover") || shown.link.matches(":hover") || shown.box.contains(document.activeElement) || document.activeElement === shown.link);
  if (shown && !shown.pinned && !inside) close();
};

let touched = false;
document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
}, { capture: true });

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = event.target.closest?.(LINKS);
  if (link) soon(() => open(link, false));
  else if (shown && !shown.box.contains(event.target)) soon(leave);
  else clearTimeout(timer);
});

document.addEventListener("focusin", (event) => {
  const link = event.target.closest?.(LINKS);
  if (link && !touched && link.matches(":focus-visible")) soon(() => open(link, false));
  else if (shown && !shown.box.contains(event.target)) soon(leave);
});

document.addEventListener("click", async (event) => {
  if (event.target.closest(".peek .x")) return close(true);
  const link = event.target.closest(LINKS);
  if (!link || !touched || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  // A finger: the first touch shows, the second one goes there.
  if (shown?.link === link && shown.pinned) return undefined;
  event.preventDefault();
  if (!(await open(link, true))) location.href = link.href;
  return undefined;
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && shown) {
    event.stopPropagation();
    close(shown.box.contains(document.activeElement));
  }
});

// Old against new opens under its article; without a script the link leads to the page that compares.
document.addEventListener("click", async (event) => {
  const link = event.target.closest(".dieu .margin a[href*='/so-sanh/']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const section = link.closest(".dieu");
  const there = section.querySelector(":scope > .versus");
  if (there) {
    there.remove();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  const found = await fetch(`${link.getAttribute("href")}&manh=1`).catch(() => null);
  if (!found?.ok) {
    location.href = link.href;
    return;
  }
  const box = document.createElement("div");
  box.innerHTML = await found.text();
  section.append(box.firstElementChild);
  link.setAttribute("aria-expanded", "true");
});

// Search in the page and listening come when they are first asked for, or where the device has a voice.
const finder = document.querySelector("[data-find]");
finder?.addEventListener("click", async () => {
  (await import(finder.dataset.find)).attach(finder, document.getElementById(finder.getAttribute("aria-controls")));
}, { once: true });

const listener = document.querySelector("[data-listen]");
if (listener && globalThis.speechSynthesis) {
  const vietnamese = () => speechSynthesis.getVoices().some(({ lang }) => lang.toLowerCase().startsWith("vi"));
  const offer = async () => {
    if (!vietnamese() || listener.dataset.ready) return;
    listener.dataset.ready = "1";
    (await import(listener.dataset.listen)).attach(listener);
  };
  offer();
  speechSynthesis.addEventListener?.("voiceschanged", offer);
}

// Where the reader stands, in the words of a citation: "điểm a khoản 1 Điều 5".
const LEVELS = { art: "Điều", cl: "khoản", point: "điểm" };
const inWords = (eid) => {
  const steps = eid.split("__").map((step) => step.split("_"));
  if (!steps.length || steps.some(([level]) => !LEVELS[level])) return "";
  return steps.reverse().map(([level, num]) => `${LEVELS[level]} ${num === "dd" ? "đ" : num}`).join(" ");
};
const copier = document.querySelector("[data-copy][data-cite]");
const cite = () => {
  const words = inWords(decodeURIComponent(location.hash.slice(1)));
  copier.dataset.copy = `${words} ${copier.dataset.cite}`.trim();
};
if (copier) {
  cite();
  addEventListener("hashchange", cite);
}

// A number of a khoản or điểm is its anchor: the address and the citation follow it.
document.addEventListener("click", (event) => {
  const number = event.target.closest?.(".reading :is(.cl, .pt) > .n");
  const id = number?.parentElement.id;
  if (id) location.hash = id;
});

// Keeping the page on the device comes when the ways to take it along are looked at, where the browser can keep pages.
const saver = document.querySelector("[data-save]");
if (saver && globalThis.isSecureContext && navigator.serviceWorker && globalThis.caches) {
  saver.closest("details").addEventListener("toggle", async () => {
    (await import(saver.dataset.save)).attach(saver);
  }, { once: true });
}
