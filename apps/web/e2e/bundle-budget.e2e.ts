import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const DIST = join(import.meta.dirname, '../dist');
/** Compressed JavaScript that the first screen may need, in bytes. */
const BUDGET_BYTES = 200_000;

interface Chunk {
  file: string;
  src?: string;
  isEntry?: boolean;
  imports?: string[];
}

/** The files that a chunk cannot run without, itself among them. */
function closure(chunks: Record<string, Chunk>, key: string, known = new Set<string>()): Set<string> {
  const chunk = chunks[key];
  if (!chunk || known.has(chunk.file)) return known;
  known.add(chunk.file);
  for (const needed of chunk.imports ?? []) closure(chunks, needed, known);
  return known;
}

async function gzipBytes(files: ReadonlySet<string>): Promise<number> {
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const sizes = scripts.map(async (file) => gzipSync(await readFile(join(DIST, file))).length);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

test('whichever screen is opened first needs less than 200 kB of compressed JavaScript', async () => {
  const text = await readFile(join(DIST, '.vite/manifest.json'), 'utf8');
  const chunks = JSON.parse(text) as Record<string, Chunk>;
  const keys = Object.keys(chunks);
  const start = closure(chunks, 'index.html');
  const frame = keys.filter((key) => key.startsWith('src/routes/_app.tsx?'));
  const screens = keys.filter((key) => key.startsWith('src/routes/') && key.includes('tsr-split=component'));
  expect(screens.length).toBeGreaterThan(10);
  const sizes = await Promise.all(
    screens.map(async (screen) => {
      const needed = [...frame, screen].flatMap((key) => [...closure(chunks, key)]);
      return [screen.replace(/\?.*/, ''), await gzipBytes(new Set([...start, ...needed]))] as const;
    }),
  );
  sizes.sort(([, one], [, other]) => other - one);
  const told = sizes.map(([screen, bytes]) => `${Math.round(bytes / 1000)} kB ${screen}`).join('\n');
  test.info().annotations.push({ type: 'first load', description: told });
  expect(sizes[0]?.[1], told).toBeLessThan(BUDGET_BYTES);
  // Without anybody's screen there would be nothing to count.
  expect(sizes.at(-1)?.[1]).toBeGreaterThan(50_000);
});
