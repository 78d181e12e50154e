import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

const ENTRY = 'service-worker';
/** The reference of the API is read with a network, and by few. */
const OF_REFERENCE = /^assets\/api-docs-/;

/** Where the worker's own chunk goes: at the top, since a worker rules over what lies below it. */
export function entryFileNames({ name }: { name: string }): string {
  return name === ENTRY ? '[name].js' : 'assets/[name]-[hash].js';
}

/**
 * Nothing is drawn before the script ran, so the browser may as well wait for it: then a theme that was chosen never
 * flashes in the other colours. Vite drops the attribute from the page's source.
 */
export function drawAfterScript(): Plugin {
  return {
    name: 'earntrack:draw-after-script',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => html.replace('<script type="module"', '<script type="module" blocking="render"'),
    },
  };
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
