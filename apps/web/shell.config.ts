import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const ENTRY = 'service-worker';
const BEFORE_PAINT = '/src/before-paint.ts';
const FRAME = '/src/routes/_app.tsx';
/** The screens to which most people come first, by their paths, and the route of each. */
const FIRST_SCREENS = {
  '/': '/src/routes/_app/index.tsx',
  '/earnings': '/src/routes/_app/earnings/index.tsx',
};
const BLOCKING = 'blocking="render"';
const SESSION_QUESTION = '/trpc/auth.session?batch=1&input=%7B%7D';
/** The reference of the API is read with a network, and by few. */
const OF_REFERENCE = /^assets\/api-docs-/;

/** Where the worker's own chunk goes: at the top, since a worker rules over what lies below it. */
export function entryFileNames({ name }: { name: string }): string {
  return name === ENTRY ? '[name].js' : 'assets/[name]-[hash].js';
}

/**
 * Lets the browser draw only after the theme is known; asks who is signed in while the code is on its way; and names the
 * files of the screens to which most people come, so that they need not wait until the first of all has run.
 */
export function headOfPage(): Plugin {
  let server = '';
  return {
    name: 'earntrack:head-of-page',
    configResolved({ env }) {
      server = String(env['VITE_API_URL'] ?? '');
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle, path }) => {
        const script = `src="${bundle ? scriptBeforePaint(bundle) : BEFORE_PAINT}"`;
        if (path !== '/index.html') return html.replace('<script type="module"', `$& ${BLOCKING}`);
        if (!html.includes(script))
          throw new Error('The app has no script that runs before the first picture');
        // Word for word what the client asks for, and how: the browser compares.
        const attrs = {
          rel: 'preload',
          as: 'fetch',
          crossorigin: 'use-credentials',
          href: server + SESSION_QUESTION,
        };
        const named = Object.entries(FIRST_SCREENS).map(([screen, route]) => ({
          name: 'files',
          'data-of': screen,
          content: (bundle ? filesOf(bundle, [route, FRAME]) : [])
            .filter((file) => !html.includes(file))
            .join(' '),
        }));
        return {
          html: html.replace(script, `${BLOCKING} ${script}`),
          tags: [
            { tag: 'link', attrs, injectTo: 'head' },
            ...named.map((of) => ({ tag: 'meta', attrs: of, injectTo: 'head' as const })),
          ],
        };
      },
    },
  };
}

function scriptBeforePaint(bundle: Rolldown.OutputBundle): string {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(BEFORE_PAINT)));
  if (!chunk || chunk.imports.length > 0)
    throw new Error('What runs before the first picture must stand alone');
  return `/${chunk.fileName}`;
}

/** What is loaded for these routes, styles with code. */
function filesOf(bundle: Rolldown.OutputBundle, routes: readonly string[]): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
  const found = new Set<string>();
  const open = chunks.filter(({ facadeModuleId }) => routes.some((route) => facadeModuleId?.includes(route)));
  for (let chunk = open.pop(); chunk !== undefined; chunk = open.pop()) {
    if (found.has(chunk.fileName)) continue;
    found.add(chunk.fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    const { imports } = chunk;
    open.push(...chunks.filter(({ fileName }) => imports.includes(fileName)));
  }
  if (found.size === 0) throw new Error(`The build has no ${routes.join(' and no ')}`);
  return [...found].map((name) => `/${name}`).sort();
}

/** Writes into the built worker which files it keeps. */
export function listShell(): Plugin {
  return {
    name: 'earntrack:list-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle[`${ENTRY}.js`];
        if (worker?.type !== 'chunk') throw new Error('The build has no service worker');
        if (worker.imports.length > 0) throw new Error('The service worker must stand alone');
        const files = Object.keys(bundle)
          .filter((name) => name.startsWith('assets/') && !name.endsWith('.map') && !OF_REFERENCE.test(name))
          .map((name) => `/${name}`)
          .sort();
        const page = bundle['index.html'];
        const content = JSON.stringify([
          files,
          page?.type === 'asset' ? String(page.source) : '',
          worker.code,
        ]);
        const version = createHash('sha256').update(content).digest('hex').slice(0, 12);
        worker.code = `const SHELL=${JSON.stringify({ version, files })};\n${worker.code}`;
      },
    },
  };
}
