// The service worker of those who saved a page: it stands between browser and network only to step in when the network
// is away. Nothing is stored here; `saving.js` stores, when the reader asks. Decision 6 tells why network first.

const FORMAT = 1;
const PAGES = `pholuat-trang-${FORMAT}`;
const FILES = `pholuat-tep-${FORMAT}`;
const LIST = "/da-luu/";
const PATIENCE = 8000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("pholuat-") && ![PAGES, FILES].includes(name)) await caches.delete(name);
  }
  await self.clients.claim();
})()));

const stored = (name, address) => caches.open(name).then((cache) => cache.match(address, { ignoreVary: true }));

const inWords = (day) => day.split("-").reverse().join("/");

// The saved copy with its day on top, under the headers that it came with.
const told = async (copy, pathname, away) => {
  if (pathname === LIST) return copy;
  const day = copy.headers.get("x-luu-ngay");
  const why = away ? "đang không có mạng" : "mạng chưa trả lời";
  const banner = `<p class="saved-note" role="status"><b>Bản đã lưu ngày ${inWords(day)}, ${why}:</b> nội dung có thể đã thay đổi. <a href="${LIST}">Đã lưu trên máy này</a></p>`;
  const html = (await copy.text())
    .replace("<html ", `<html data-saved="${day}" `)
    .replace(/<main\b[^>]*>/, (main) => main + banner);
  return new Response(html, { status: 200, headers: copy.headers });
};

// An article of a law that is saved whole stands on the page of the law.
const wholeLaw = async ({ pathname, search }) => {
  const [, law, number] = pathname.match(/^(\/van-ban\/.+\/)dieu-(\d+[a-z]*)\/$/) ?? [];
  return law && (await stored(PAGES, law + search)) && Response.redirect(`${law}${search}#art_${number}`, 302);
};

const nothing = async () => {
  const list = await stored(PAGES, LIST);
  return list ? new Response(list.body, { status: 503, headers: list.headers }) : Response.error();
};

const network = async (event) => (await event.preloadResponse) || fetch(event.request);

const page = async (event) => {
  const address = new URL(event.request.url);
  const { pathname, search } = address;
  const copy = await stored(PAGES, pathname + search);
  const asked = network(event);
  const late = new Promise((done) => { setTimeout(done, PATIENCE); });
  try {
    return (await (copy ? Promise.race([asked, late]) : asked)) || (asked.catch(() => {}), await told(copy, pathname, false));
  } catch {
    return copy ? told(copy, pathname, true) : (await wholeLaw(address)) || nothing();
  }
};

// A name with its content's hash never means something else; other files are asked for first.
const file = async (request) => {
  const { pathname } = new URL(request.url);
  if (/\.[0-9a-f]{12}\.\w+$/.test(pathname)) return (await stored(FILES, pathname)) || fetch(request);
  return fetch(request).catch(async (error) => (await stored(FILES, pathname)) || Promise.reject(error));
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith("/static/")) event.respondWith(file(request));
});
