import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { buildWebWhenChanged } from './web-build.ts';

const builder = `
  const fs = require('node:fs');
  if (fs.readFileSync('src/main.tsx', 'utf8').includes('broken')) { console.error('main.tsx: no'); process.exit(1); }
  fs.mkdirSync('dist', { recursive: true });
  fs.writeFileSync('dist/index.html', '');
  fs.appendFileSync('../../builds', process.env.NODE_ENV + ' ');`;

function makeWorkspace() {
  const root = mkdtempSync(join(tmpdir(), 'earntrack-web-build-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('pnpm-lock.yaml', 'one');
  write('apps/web/src/main.tsx', 'first');
  write('apps/web/node_modules/vite/bin/vite.js', builder);
  write('packages/domain/src/money.ts', 'first');
  const build = (env = {}) =>
    buildWebWhenChanged({ root, env, log: () => {} }, new AbortController().signal).then(
      () => readFileSync(join(root, 'builds'), 'utf8').trim().split(' ').length,
    );
  return { root, write, build };
}

describe('buildWebWhenChanged', () => {
  it('builds once, and again only when something that ends up in the pages changed', async () => {
    const { root, write, build } = makeWorkspace();
    expect(await build()).toBe(1);
    expect(await build()).toBe(1);
    write('packages/domain/src/money.ts', 'second');
    expect(await build()).toBe(2);
    write('packages/domain/src/money.test.ts', 'a test is not in the pages');
    write('apps/web/dist/assets/index.js', 'nor is what was built');
    write('packages/api/src/server.ts', 'nor is the server');
    write('apps/web/test-results/start.e2e.ts-fails/error.md', 'nor is what a journey left behind');
    expect(await build()).toBe(2);
    write('apps/web/public/v1.2/icon.svg', '<svg/>');
    expect(await build()).toBe(3);
    rmSync(join(root, 'apps/web/dist'), { recursive: true });
    expect(await build()).toBe(4);
    cpSync(join(root, 'pnpm-lock.yaml'), join(root, 'apps/web/src/copy.yaml'));
    expect(await build()).toBe(5);
    write('apps/server/openapi.json', '{}');
    expect(await build()).toBe(6);
    expect(await build({ VITE_API_URL: 'https://api.example.com' })).toBe(7);
    expect(readFileSync(join(root, 'builds'), 'utf8')).toMatch(/^(production ){7}$/);
  });

  it('says what the builder said when it fails, and builds anew the next time', async () => {
    const { write, build } = makeWorkspace();
    write('apps/web/src/main.tsx', 'broken');
    await expect(build()).rejects.toThrow(/Building the pages failed:\nmain\.tsx: no/);
    write('apps/web/src/main.tsx', 'first');
    expect(await build()).toBe(1);
  });
});
