import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';
import type { ApiDocument } from './src/reference/api-document.ts';

const DOCUMENT = join(import.meta.dirname, '../server/openapi.json');
const PLACE = '<!-- The reference -->';

/** Draws the reference of the API into its page, from the description that the server keeps. */
export function reference(): Plugin {
  let server = '';
  return {
    name: 'earntrack:reference',
    configResolved({ env }) {
      server = String(env['VITE_API_URL'] ?? '');
    },
    async transformIndexHtml(html) {
      if (!html.includes(PLACE)) return html;
      // Not before it is drawn: whoever only reads this configuration may not know how to read the components.
      const { ReferencePage } = await import('./src/reference/reference-page.tsx');
      const document = JSON.parse(await readFile(DOCUMENT, 'utf8')) as ApiDocument;
      return html.replace(PLACE, () =>
        renderToStaticMarkup(createElement(ReferencePage, { document, server })),
      );
    },
  };
}
