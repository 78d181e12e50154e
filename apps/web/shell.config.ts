import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

const ENTRY = 'service-worker';
const BEFORE_PAINT = '/src/before-paint.ts';
const SESSION_QUESTION = '/trpc/auth.session?batch=1&input=%7B%7D';

/** Where the worker's own chunk goes: at the top, since a worker rules over what lies below it. */
export function entryFileNames({ name }: { name: string }): string {
  return name === ENTRY ? '[name].js' : 'assets/[name]-[hash].js';
}

/** Lets the browser draw only after the theme is known; and asks who is signed in while the code is on its way. */
export function headOfPage(): Plugin {
  return {
    name: 'earntrack:head-of-page',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const script = `src="${bundle ? scriptBeforePaint(bundle) : BEFORE_PAINT}"`;
        if (!html.includes(script))
          throw new Error('The page has no script that runs before the first picture');
        // Word for word what the client asks for: the browser compares addresses.
        const attrs = { rel: 'preload', as: 'fetch', crossorigin: true, href: SESSION_QUESTION };
        return {
          html: html.replace(script, `blocking="render" ${script}`),
          tags: [{ tag: 'link', attrs, injectTo: 'head' }],
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
          .filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))
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
