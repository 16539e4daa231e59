// Small help for those whose browser runs scripts. Every page works without it.

const root = document.documentElement;
const COOKIE = "hien-thi";
const CONTRAST = { cao: "high", thuong: "normal" };
const THEME = { toi: "dark", sang: "light" };

const kept = () => {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`${COOKIE}=`));
  const [size = "1", contrast = "", theme = ""] = (found?.slice(COOKIE.length + 1) ?? "1--").split("-");
  return { size, contrast, theme };
};

const set = (name, value) => (value ? root.setAttribute(name, value) : root.removeAttribute(name));

const show = ({ size, contrast, theme }) => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${COOKIE}=${size}-${contrast}-${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  set("data-size", size === "1" ? "" : size);
  set("data-contrast", CONTRAST[contrast]);
  set("data-theme", THEME[theme]);
  for (const button of document.querySelectorAll("[data-display] button[name=co]")) {
    button.setAttribute("aria-pressed", String(button.value === size));
  }
  for (const button of document.querySelectorAll("[data-display] button[name=tuong-phan]")) {
    button.setAttribute("aria-pressed", String(contrast === "cao"));
    button.value = contrast === "cao" ? "thuong" : "cao";
  }
};

// A copy that is kept on the device was made for everyone.
if (root.dataset.saved) show(kept());

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.matches("[data-display]") && submitter?.name) {
    event.preventDefault();
    show({ ...kept(), [submitter.name === "co" ? "size" : "contrast"]: submitter.value });
  } else if (form.matches("[data-once]")) {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    submitter?.setAttribute("aria-busy", "true");
  }
});

// A page taken back from the browser's memory may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector("[aria-busy]")?.removeAttribute("aria-busy");
  }
});

export const say = (words) => {
  const toast = document.createElement("p");
  toast.className = "toast";
  toast.textContent = words;
  document.querySelector("[data-toasts]")?.append(toast);
  setTimeout(() => toast.remove(), 8000);
};

document.addEventListener("click", async (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  const closer = event.target.closest("[data-close]");
  if (closer?.closest("dialog")) {
    event.preventDefault();
    closer.closest("dialog").close();
    return;
  }
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    await navigator.clipboard.writeText(copy.dataset.copy);
    say(copy.dataset.copied ?? "Đã sao chép");
    return;
  }
  if (event.target.closest("[data-print]")) print();
  const share = event.target.closest("[data-share]");
  if (share) {
    const url = new URL(share.dataset.share || location.href, location.href).href;
    if (navigator.share) await navigator.share({ title: document.title, url }).catch(() => {});
    else await navigator.clipboard.writeText(url).then(() => say("Đã sao chép địa chỉ của trang"));
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Suggestions come when a search field is first used; who saves data is not asked for more.
const suggesting = async ({ target }) => {
  const script = target.form?.dataset?.suggestScript;
  if (script && target.type === "search" && !navigator.connection?.saveData) (await import(script)).attach(target);
};
document.addEventListener("focusin", suggesting);
if (document.activeElement?.form) suggesting({ target: document.activeElement });

// What only works with a script is hidden until here.
for (const hidden of document.querySelectorAll("[data-script][hidden]")) hidden.hidden = false;

// Contents and filters stand open on wide screens also where the sheet cannot open them.
if (!CSS.supports("selector(::details-content)")) {
  if (matchMedia("(min-width: 62rem)").matches) {
    for (const details of document.querySelectorAll("details.toc, details.facets")) details.open = true;
  }
}

// The contents say which article is being read.
const contents = document.querySelector("details.toc");
if (contents) {
  const links = new Map([...contents.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const here = contents.querySelector("[data-here]");
  const list = contents.querySelector("nav");
  const seen = new Set();
  let opened = null; // the chapter that was unfolded by scrolling, folded again when one leaves it
  const mark = () => {
    const now = [...links.keys()].find((key) => seen.has(key));
    if (!now) return;
    for (const [key, link] of links) {
      if (key === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const link = links.get(now);
    const fold = link.closest("details.fold");
    if (opened && opened !== fold) opened = void (opened.open = false);
    if (fold && !fold.open) (opened = fold).open = true;
    const half = list.clientHeight / 2;
    const place = link.offsetTop - list.scrollTop;
    if (Math.abs(place - half) > half - 40) list.scrollTop = link.offsetTop - half;
    if (here && link.dataset.name) here.textContent = ` · đang ở ${link.dataset.name}`;
  };
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries) seen[entry.isIntersecting ? "add" : "delete"](entry.target.id);
    mark();
  }, { rootMargin: "-15% 0px -60% 0px" });
  for (const key of links.keys()) {
    const section = document.getElementById(key);
    if (section?.closest(".reading")) watcher.observe(section);
  }
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && !matchMedia("(min-width: 62rem)").matches) contents.open = false;
  });
}

if (self === top) document.querySelector("[data-focus]")?.focus();
