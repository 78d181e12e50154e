import type { MappingView } from '@earntrack/contract';
import { fitOf } from '@earntrack/statements';
import { describe, expect, it } from 'vitest';
import type { Fingerprints } from '../reading/file-reading.ts';
import { nearMappings } from './near-mappings.ts';

const fitsOf: Parameters<typeof nearMappings>[2] = (mappings, names) =>
  Promise.resolve(mappings.map((mapping) => fitOf(mapping, names)));
const namesOf = async (saved: readonly MappingView[], here = HERE) =>
  (await nearMappings(saved, here, fitsOf)).map((one) => one.saved.name);

const print = (letter: string) => letter.repeat(64);

function view(name: string, money: string, fingerprint: string): MappingView {
  const at = '2026-02-01T00:00:00.000Z';
  const mapping = {
    name,
    layouts: [{ columns: { date: 'Day', description: 'Remark' }, money: { fare: money }, others: ['Town'] }],
    lines: [{ parts: [{ column: 'fare', to: 'base' }] }],
    control: { column: 'fare', terms: { base: 1 } },
  };
  return { id: name, name, fingerprint, mapping, createdAt: at, updatedAt: at };
}

const HERE: Fingerprints = {
  ofHeader: print('a'),
  ofWidth: print('b'),
  names: ['Day', 'Remark', 'Fare EUR', 'Town', 'Tip'],
  headerRow: 7,
};

describe('saved mappings that may read another file', () => {
  it('are those that fit its header, the most alike first, and those without names that are as wide', async () => {
    const saved = [
      view('Lacks a column', 'Price', print('c')),
      view('Another kind', 'Weight', print('d')),
      view('Other currency', 'Fare USD', print('e')),
      view('Same', 'Fare EUR', print('f')),
    ];
    const other = { ...HERE, names: ['Fruit', 'Weight'] };
    expect(await namesOf(saved)).toEqual(['Other currency', 'Same', 'Lacks a column']);
    expect(await namesOf(saved, other)).toEqual([]);
    const bare = { ...view('Bare', '', HERE.ofWidth), mapping: {} };
    const nameless = { ...HERE, ofHeader: null, names: [], headerRow: 0 };
    expect(await namesOf([bare])).toEqual([]);
    expect(await nearMappings([bare, ...saved], nameless, fitsOf)).toEqual([{ saved: bare, fit: null }]);
  });

  it('are for where the header of this one is', async () => {
    const [near] = await nearMappings([view('Same', 'Fare EUR', print('f'))], HERE, fitsOf);
    expect(near?.fit?.mapping).toMatchObject({ file: { headerRow: 7 } });
  });

  it('are not the one by whose header the file is known', async () => {
    expect(await namesOf([view('Known', 'Fare EUR', HERE.ofHeader ?? '')])).toEqual([]);
  });
});
