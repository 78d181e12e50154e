import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ApiDocument } from './api-document.ts';
import { ReferencePage } from './reference-page.tsx';

const file = join(import.meta.dirname, '../../../server/openapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as ApiDocument;

test.each(['', 'https://api.example.com'])('the description for machines is at the server: %s', (server) => {
  const html = renderToStaticMarkup(<ReferencePage document={document} server={server} />);
  const links = [...html.matchAll(/href="([^"]*openapi\.json)"/g)].map(([, address]) => address);
  expect(links).toEqual([`${server}/api/v1/openapi.json`, `${server}/api/v1/openapi.json`]);
});
