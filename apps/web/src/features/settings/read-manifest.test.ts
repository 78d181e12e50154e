import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readManifest } from './read-manifest.ts';

interface Entry {
  name: string;
  text: string;
  isDeflated?: boolean;
}

function header(signature: number, length: number, values: [at: number, bytes: 2 | 4, value: number][]) {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(signature);
  for (const [at, size, value] of values) bytes.writeUIntLE(value, at, size);
  return bytes;
}

/** A zip file as small as one can be. */
function zipOf(entries: Entry[]): Blob {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, isDeflated = true } of entries) {
    const content = isDeflated ? deflateRawSync(text) : Buffer.from(text);
    const method = isDeflated ? 8 : 0;
    const local = header(0x04034b50, 30, [
      [8, 2, method],
      [26, 2, name.length],
    ]);
    const sizes: [number, 2 | 4, number][] = [
      [10, 2, method],
      [20, 4, content.length],
      [28, 2, name.length],
    ];
    directory.push(header(0x02014b50, 46, [...sizes, [42, 4, offset]]), Buffer.from(name));
    parts.push(local, Buffer.from(name), content);
    offset += 30 + name.length + content.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = header(0x06054b50, 22, [
    [10, 2, entries.length],
    [12, 4, size],
    [16, 4, offset],
  ]);
  return new Blob([new Uint8Array(Buffer.concat([...parts, ...directory, end]))]);
}

const manifest = JSON.stringify({
  format: 'earntrack-archive',
  createdAt: '2026-11-12T10:00:00.000Z',
  files: [
    { path: 'README.txt', rows: null },
    { path: 'data/earnings.ndjson', rows: 1204 },
    { path: 'data/platforms.ndjson', rows: 3 },
  ],
});
const readme = { name: 'README.txt', text: 'Hello '.repeat(100) };

test.each([true, false])(
  'what an archive holds is known from the end of the file alone',
  async (isDeflated) => {
    const zip = zipOf([readme, { name: 'manifest.json', text: manifest, isDeflated }]);
    expect(await readManifest(zip)).toEqual({
      createdAt: '2026-11-12T10:00:00.000Z',
      counts: { earnings: 1204, platforms: 3 },
    });
  },
);

test.each([
  ['nothing', new Blob([])],
  ['a table', new Blob(['date,amount\n'.repeat(10_000)])],
  ['a zip file of something else', zipOf([readme])],
  ['a manifest of something else', zipOf([{ name: 'manifest.json', text: '{"name":"app"}' }])],
  ['half of an archive', zipOf([readme, { name: 'manifest.json', text: manifest }]).slice(0, -40)],
  ['an archive without its beginning', zipOf([readme, { name: 'manifest.json', text: manifest }]).slice(60)],
])('%s is no archive', async (_what, file) => {
  expect(await readManifest(file)).toBeNull();
});
