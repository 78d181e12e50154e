import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { expect, test } from 'vitest';
import { readManifest } from './read-manifest.ts';

interface Entry {
  name: string;
  text: string;
  isDeflated?: boolean;
}

async function zipOf(entries: Entry[]): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), { useWebWorkers: false });
  for (const { name, text, isDeflated = true } of entries) {
    await zip.add(name, new TextReader(text), { level: isDeflated ? 6 : 0, dataDescriptor: false });
  }
  return zip.close();
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
    const zip = await zipOf([readme, { name: 'manifest.json', text: manifest, isDeflated }]);
    expect(await readManifest(zip)).toEqual({
      createdAt: '2026-11-12T10:00:00.000Z',
      counts: { earnings: 1204, platforms: 3 },
    });
  },
);

const archive = await zipOf([readme, { name: 'manifest.json', text: manifest }]);

test.each([
  ['nothing', new Blob([])],
  ['a table', new Blob(['date,amount\n'.repeat(10_000)])],
  ['a zip file of something else', await zipOf([readme])],
  ['a manifest of something else', await zipOf([{ name: 'manifest.json', text: '{"name":"app"}' }])],
  ['half of an archive', archive.slice(0, -40)],
  ['an archive without its beginning', archive.slice(60)],
])('%s is no archive', async (_what, file) => {
  expect(await readManifest(file)).toBeNull();
});

test('a manifest that would fill the memory is not unpacked, whether or not it says how large it is', async () => {
  const text = `${manifest}${' '.repeat(2_000_000)}`;
  const honest = await zipOf([{ name: 'manifest.json', text }]);
  expect(honest.size).toBeLessThan(5_000);
  expect(await readManifest(honest)).toBeNull();
  const lying = new Uint8Array(await honest.arrayBuffer());
  const view = new DataView(lying.buffer);
  // Wherever its length stands, before it and in the directory.
  for (let at = 0; at + 4 <= lying.length; at += 1) {
    if (view.getUint32(at, true) === text.length) view.setUint32(at, manifest.length, true);
  }
  expect(await readManifest(new Blob([lying]))).toBeNull();
});
