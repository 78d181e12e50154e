import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { chooseAccount } from './account.ts';
import { locateBinaries, shippedBinaries } from './binaries.ts';
import { makeTestFolder } from './testing.ts';

describe('locateBinaries', () => {
  it('finds the shipped PostgreSQL where it is installed', async () => {
    const beside = makeTestFolder();
    const binaries = await locateBinaries(chooseAccount(), beside);
    expect(binaries.version).toMatch(/^18\./);
  });

  it('makes the library links that blocked install scripts leave out', async () => {
    const shipped = shippedBinaries();
    const folder = join(makeTestFolder(), 'native');
    cpSync(shipped.folder, folder, { recursive: true, verbatimSymlinks: true });
    rmSync(join(folder, 'lib', 'libpq.so.5'), { force: true });
    await locateBinaries(chooseAccount(), makeTestFolder(), { ...shipped, folder });
    expect(existsSync(join(folder, 'lib', 'libpq.so.5'))).toBe(true);
  });

  it('copies them beside the data when they cannot be run where they are', async () => {
    const shipped = shippedBinaries();
    const barred = join(makeTestFolder(0o700), 'native');
    cpSync(shipped.folder, barred, { recursive: true, verbatimSymlinks: true });
    if (process.getuid?.() !== 0) spoil(barred);
    const beside = makeTestFolder();
    const first = await locateBinaries(chooseAccount(), beside, { ...shipped, folder: barred });
    expect(first.folder).toBe(join(beside, `postgres-binaries-${shipped.packageVersion}`));
    expect(await locateBinaries(chooseAccount(), beside, { ...shipped, folder: barred })).toEqual(first);
  });
});

// Who is not root cannot be barred from their own folder: a link that a link of ours must not replace bars the library.
function spoil(native: string): void {
  rmSync(join(native, 'lib', 'libicui18n.so.60'), { force: true });
  symlinkSync('missing', join(native, 'lib', 'libicui18n.so.60'));
}
