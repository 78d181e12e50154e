/**
 * Keeps the built shell of the app on the device: the page and every file under /assets, nothing else. Answers of the
 * server's interfaces are never touched. A new version waits until no tab of the one before is open, so that a tab
 * finds the code of its own version for as long as it lives.
 */
interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', act: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
}

/** Put in by the build: what belongs to the shell, and a name that changes with it. */
declare const SHELL: { version: string; files: string[] };

const worker = self as unknown as WorkerScope;
const CACHE = `shell-${SHELL.version}`;
const PAGE = '/';
/** A network that has not brought the page by then is taken for none, in milliseconds. */
const PAGE_TIMEOUT_MS = 4_000;
/** Addresses of the server itself and of the reference, which are no pages of the app. */
const INTERFACES = /^\/(trpc|api|api-docs\.html|health|metrics|status)(\/|$)/;

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !INTERFACES.test(pathname)) event.respondWith(page(event));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  const answer = await fetch(PAGE, { cache: 'reload', headers: { accept: 'text/html' } });
  const named = (await answer.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
  // In the middle of a release another server may answer; then this version is tried again later.
  if (!answer.ok || named.length === 0 || named.some((file) => !SHELL.files.includes(file))) {
    throw new Error('The page is of another version');
  }
  await cache.addAll(SHELL.files);
  await cache.put(PAGE, answer);
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('shell-') && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.registration.navigationPreload?.enable();
  await worker.clients.claim();
}

/** The newest page where the network brings it soon, else the one that is kept. */
async function page(event: FetchEvent): Promise<Response> {
  const fresh = freshPage(event);
  const soon = await Promise.race([
    fresh,
    new Promise<null>((resolve) => setTimeout(resolve, PAGE_TIMEOUT_MS, null)),
  ]);
  if (soon) return soon;
  return (
    (await caches.match(PAGE, { cacheName: CACHE, ignoreVary: true })) ?? (await fresh) ?? Response.error()
  );
}

async function freshPage({ request, preloadResponse }: FetchEvent): Promise<Response | null> {
  try {
    const answer = (await preloadResponse) ?? (await fetch(request));
    // A proxy without a server behind it answers with a page that is not ours.
    return answer.status < 500 ? answer : null;
  } catch {
    return null;
  }
}

/** A file's name changes with its content, so any copy is the right one, whichever version it came with. */
async function asset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
