import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixturesDir } from './read-fixture.ts';

/** A fixture that is damaged in every way, with the mapping by which it is read where none of our presets knows it. */
export interface Subject {
  name: string;
  bytes: Uint8Array;
  mapping?: unknown;
}

const MAPPED = 'mapped';

/** Every fixture that presets know. */
export function knownSubjects(): Subject[] {
  return readdirSync(fixturesDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ name, bytes: readFileSync(join(fixturesDir, name)) }));
}

/** Every fixture beside which a mapping says how it is read. */
export function mappedSubjects(): Subject[] {
  const folder = join(fixturesDir, MAPPED);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      name: `${MAPPED}/${name}`,
      bytes: readFileSync(join(folder, name)),
      mapping: JSON.parse(readFileSync(join(folder, name.replace(/\.txt$/, '.json')), 'utf8')) as unknown,
    }));
}
