// Help for readers of a law: what a citation leads to, shown where it stands. Without a script the links lead there.

const LINKS = ".law a:is(.cite, .term):not(.cite--seek)";
const WAIT = 250;
const got = new Map();

// What a link leads to, as HTML: each address is asked for once.
const fragment = (link) => {
  const url = new URL(link.href);
  if (!url.pathname.startsWith("/van-ban/")) return Promise.resolve("");
  const own = link.getAttribute("href").startsWith("#");
  const place = own ? articlePath(url.hash.slice(1)) : url.pathname;
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

// A place on this page: the address of its article.
const articlePath = (eid) => {
  const section = document.getElementById(eid)?.closest(".dieu");
  return section?.querySelector(":scope > :is(h2, h3, h4) > a.name")?.getAttribute("href")?.split("?")[0] ?? location.pathname;
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
