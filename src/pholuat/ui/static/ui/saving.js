// Pages kept on the device, each because its reader asked for it: saving, telling, bringing up to date, removing.
// What is stored is what anybody would be shown: it is fetched without cookies.

const FORMAT = 1;
const PAGES = `pholuat-trang-${FORMAT}`;
const FILES = `pholuat-tep-${FORMAT}`;
const LIST = "/da-luu/";
const WORKER = "/phuc-vu-da-luu.js";
const FRESH = { credentials: "omit", cache: "no-store" };

export const possible = () => Boolean(globalThis.isSecureContext && navigator.serviceWorker && globalThis.caches);

const inWords = (day) => day.split("-").reverse().join("/");
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Ho_Chi_Minh" }).format(new Date());

class Unsaved extends Error {}

const taken = async (address) => {
  const answer = await fetch(address, FRESH).catch(() => null);
  if (!answer) throw new Unsaved("Chưa lưu được vì mạng bị ngắt. Hãy thử lại khi có mạng.");
  if (!answer.ok || answer.redirected) throw new Unsaved("Chưa lưu được: trang không trả lời như mong đợi.");
  return answer;
};

const own = (address, base) => {
  const url = new URL(address, base);
  return url.origin === location.origin ? [url.pathname] : [];
};

// Everything that the page needs: sheets and the fonts they name, scripts, also those that come when they are asked for.
const needs = (html, base) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const linked = page.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon]");
  const later = page.querySelectorAll("[data-find], [data-listen], [data-save], [data-suggest-script]");
  const { find, listen, save, suggestScript } = Object.assign({}, ...[...later].map(({ dataset }) => ({ ...dataset })));
  return [...new Set([
    ...[...linked].map((link) => link.getAttribute("href")),
    ...[...page.querySelectorAll("script[src]")].map((script) => script.getAttribute("src")),
    ...[find, listen, save, suggestScript].filter(Boolean),
  ].flatMap((address) => own(address, base)))];
};

const fonts = (sheet, base) => [...sheet.matchAll(/url\("?([^")]+\.woff2)"?\)/g)].flatMap(([, name]) => own(name, base));

// Stores a file and what it names; a file that is there under its hashed name is not fetched again.
const keepFile = async (files, path) => {
  const there = await files.match(path, { ignoreVary: true });
  const answer = there && /\.[0-9a-f]{12}\.\w+$/.test(path) ? there : await taken(path);
  const inside = path.endsWith(".css") ? fonts(await answer.clone().text(), new URL(path, location.href)) : [];
  if (answer !== there) await files.put(path, answer);
  return inside;
};

const keepPage = async (address, { mark, name, step }) => {
  const [pages, files] = await Promise.all([caches.open(PAGES), caches.open(FILES)]);
  const answer = await taken(address);
  const headers = new Headers(answer.headers);
  const html = await answer.text();
  const wanted = needs(html, new URL(address, location.href));
  for (let at = 0; at < wanted.length; at += 1) {
    step?.(at + 1, wanted.length + 1);
    for (const path of await keepFile(files, wanted[at])) if (!wanted.includes(path)) wanted.push(path);
  }
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set("x-luu-ngay", today());
  headers.set("x-luu-dau", mark);
  headers.set("x-luu-ten", encodeURIComponent(name));
  headers.set("x-luu-can", wanted.join(" "));
  headers.set("x-luu-nang", String(new Blob([html]).size));
  await pages.put(address, new Response(html, { headers }));
};

// Files that no saved page needs any more go.
const sweep = async () => {
  const [pages, files] = await Promise.all([caches.open(PAGES), caches.open(FILES)]);
  const needed = new Set();
  for (const request of await pages.keys()) {
    const { headers } = await pages.match(request, { ignoreVary: true });
    for (const path of headers.get("x-luu-can").split(" ")) needed.add(path);
  }
  for (const request of await files.keys()) {
    if (!needed.has(new URL(request.url).pathname)) await files.delete(request, { ignoreVary: true });
  }
};

const worker = async () => {
  await navigator.serviceWorker.register(WORKER, { scope: "/" });
  const { navigationPreload } = await navigator.serviceWorker.ready;
  await navigationPreload?.enable();
};

const reason = (error) => {
  if (error instanceof Unsaved) return error.message;
  if (error.name === "QuotaExceededError") {
    return "Máy không còn đủ chỗ nên trang này chưa được lưu. Hãy bỏ bớt trang ở mục Đã lưu trên máy này.";
  }
  return "Trình duyệt không cho lưu (có thể đang ở chế độ ẩn danh). Trang này chưa được lưu.";
};

// Saves a page whole, or leaves what was there before. Throws Unsaved with what to tell.
export const save = async (address, about) => {
  try {
    await worker();
    await keepPage(LIST, { mark: "", name: "" });
    await keepPage(address, about);
    navigator.storage?.persist?.().catch(() => {});
  } catch (error) {
    await tidy().catch(() => {});
    throw new Unsaved(reason(error));
  }
  await sweep();
};

// With the last page the worker goes, too.
const tidy = async () => {
  if ((await saved()).length) return sweep();
  await Promise.all([caches.delete(PAGES), caches.delete(FILES)]);
  const registered = await navigator.serviceWorker.getRegistration("/");
  return registered?.unregister();
};

export const remove = async (address) => {
  await (await caches.open(PAGES)).delete(address, { ignoreVary: true });
  await tidy();
};

const about = ({ headers }) => ({
  day: headers.get("x-luu-ngay"),
  mark: headers.get("x-luu-dau"),
  name: decodeURIComponent(headers.get("x-luu-ten")),
  bytes: Number(headers.get("x-luu-nang")),
});

const one = async (address) => {
  const found = (await caches.has(PAGES)) && (await (await caches.open(PAGES)).match(address, { ignoreVary: true }));
  return found ? about(found) : null;
};

// What is saved, the latest first.
export const saved = async () => {
  if (!(await caches.has(PAGES))) return [];
  const pages = await caches.open(PAGES);
  const all = await Promise.all((await pages.keys()).map(async (request) => {
    const { pathname, search } = new URL(request.url);
    return { address: pathname + search, ...about(await pages.match(request, { ignoreVary: true })) };
  }));
  return all.filter(({ address }) => address !== LIST).reverse();
};

const button = (words, work, name = "") => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn--small";
  made.textContent = words;
  if (name) made.setAttribute("aria-label", `${words}: ${name}`);
  made.addEventListener("click", work);
  return made;
};

// The control of a page: save; then the day with "Cập nhật" and "Bỏ lưu".
export const attach = async (place) => {
  const { page: address, mark, name } = place.dataset;
  const told = place.querySelector("[data-save-told]");
  const acts = place.querySelector("[data-save-acts]");
  told.tabIndex = -1;
  const tell = (words, ...buttons) => {
    const held = document.activeElement === told || acts.contains(document.activeElement);
    told.textContent = words;
    acts.replaceChildren(...buttons);
    if (held) (buttons[0] ?? told).focus();
  };
  const show = async (before = "") => {
    const found = await one(address);
    if (!found) return tell(before, button("Lưu để đọc khi không có mạng", keep));
    const changed = found.mark !== mark && navigator.onLine;
    const day = `Đã lưu ngày ${inWords(found.day)}${changed ? ". Từ đó trang này đã thay đổi" : ""}.`;
    return tell(`${before} ${day}`.trim(), button("Cập nhật", keep), button("Bỏ lưu", drop));
  };
  const keep = async () => {
    tell("Đang lưu…");
    const step = (done, all) => { told.textContent = `Đang lưu: tệp ${done} trong ${all}`; };
    const failed = await save(address, { mark, name, step }).then(() => "", ({ message }) => message);
    await show(failed);
  };
  const drop = async () => {
    await remove(address);
    await show("Đã bỏ lưu.");
  };
  await show();
  place.hidden = false;
};

// The page of all that is saved; the worker shows it, too, in place of a page that is not.
const list = async (place) => {
  const row = ({ address, day, name, bytes }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = address;
    link.className = "title";
    link.textContent = name;
    const meta = document.createElement("p");
    meta.className = "meta";
    meta.textContent = `Lưu ngày ${inWords(day)} · ${Math.ceil(bytes / 1024).toLocaleString("vi-VN")} KB`;
    item.append(link, meta, button("Bỏ lưu", async () => {
      await remove(address);
      await show();
      place.querySelector("[data-saved-told]").textContent = `Đã bỏ lưu: ${name}`;
    }, name));
    return item;
  };
  const show = async () => {
    const rows = possible() ? await saved() : [];
    place.querySelector("ul").replaceChildren(...rows.map(row));
    place.querySelector("[data-none]").hidden = rows.length > 0;
  };
  await show();
};

const place = document.querySelector("[data-saved-list]");
if (place) {
  for (const part of document.querySelectorAll("[data-lost]")) part.hidden = location.pathname === LIST;
  for (const part of document.querySelectorAll("[data-cannot]")) part.hidden = possible();
  document.querySelector("[data-again]")?.addEventListener("click", () => location.reload());
  list(place);
}
