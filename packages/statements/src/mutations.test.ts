import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readStatement } from './read-statement.ts';
import { changeBytes, changeCells, enlarged, faultsOf, randomOf, readMutant } from './testing/mutants.ts';
import { changedWorkbook, faultsOfPacked, packedOf } from './testing/packed.ts';
import { fixturesDir } from './testing/read-fixture.ts';
import { knownSubjects, mappedSubjects } from './testing/subjects.ts';

const known = knownSubjects();
const subjects = [...known, ...mappedSubjects()];

/** The same sample every time: new mutants are found by `mutate`, every night. */
const SEED = 907_007;
const LARGE_BYTES = 1_000_000;
/** Hundreds of files are read, on a machine that may do something else; one that is never done is still ended. */
const MANY_FILES_MS = 120_000;

describe('a damaged file', { timeout: MANY_FILES_MS }, () => {
  it('with any bytes changed, taken out or put in never crashes the reader nor loses a row', () => {
    const damage = fc.array(
      fc.record({
        at: fc.nat(),
        byte: fc.integer({ min: 0, max: 255 }),
        act: fc.constantFrom('set', 'cut', 'add'),
      }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.constantFrom(...subjects), damage, (subject, changes) => {
        let bytes = [...subject.bytes];
        for (const { at, byte, act } of changes) {
          const index = at % bytes.length;
          if (act === 'set') bytes[index] = byte;
          else bytes = bytes.toSpliced(index, act === 'cut' ? 1 : 0, ...(act === 'add' ? [byte] : []));
        }
        expect(faultsOf(Uint8Array.from(bytes), subject)).toEqual([]);
      }),
      { numRuns: 400, seed: SEED },
    );
  });

  it('with any cell, row or column changed, gone, twice or moved is read right or not at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.nat(), ({ bytes, mapping }, seed) => {
        expect(faultsOf(changeCells(bytes, randomOf(seed)), { mapping })).toEqual([]);
      }),
      { numRuns: 600, seed: SEED },
    );
  });

  it('cut off anywhere never crashes the reader nor loses a row', () => {
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.nat(), ({ bytes, mapping }, length) => {
        expect(faultsOf(bytes.subarray(0, length % bytes.length), { mapping })).toEqual([]);
      }),
      { numRuns: 200, seed: SEED },
    );
  });
});

describe('a damaged file of a megabyte', { timeout: MANY_FILES_MS }, () => {
  it('with a cell, row or column changed never shows a wrong total as right, by a sum made apart', () => {
    let read = 0;
    const some = subjects.filter((_, index) => index % 4 === 0);
    for (const [index, { bytes, mapping }] of some.entries()) {
      const mutant = changeCells(enlarged(bytes, LARGE_BYTES), randomOf(SEED + index));
      const outcome = readMutant(mutant, mapping);
      if (outcome.kind === 'read') read += 1;
      expect(faultsOf(mutant, { outcome, mapping })).toEqual([]);
    }
    expect(read).toBeGreaterThan(some.length / 2);
  });
});

describe('a workbook', { timeout: MANY_FILES_MS }, () => {
  it('with any cell, row or column changed, gone, twice or moved is read right or not at all', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...subjects), fc.nat(), ({ bytes, mapping }, seed) => {
        const mutant = changedWorkbook(bytes, randomOf(seed));
        const outcome = readMutant(mutant.bytes, mapping);
        if (outcome.kind === 'read') read += 1;
        expect(faultsOf(mutant.bytes, { outcome, mapping, cells: mutant.cells })).toEqual([]);
      }),
      { numRuns: 400, seed: SEED },
    );
    expect(read).toBeGreaterThan(200);
  });
});

describe('a damaged workbook or archive', () => {
  it('with any bytes changed, taken out or put in, or cut off, is refused in words or says what the whole one says', () => {
    const files = known.flatMap(({ bytes }) => packedOf(bytes));
    expect(files.filter(({ whole }) => whole.kind === 'read').length).toBeGreaterThan(known.length);
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.nat(), fc.boolean(), (file, seed, isCut) => {
        const random = randomOf(seed);
        const { bytes } = file;
        const damaged = isCut
          ? bytes.subarray(0, Math.floor(random() * bytes.length))
          : changeBytes(bytes, random);
        const outcome = readMutant(damaged);
        if (outcome.kind === 'read') read += 1;
        expect(faultsOfPacked(file, outcome)).toEqual([]);
      }),
      { numRuns: 600, seed: SEED },
    );
    // Some damage hurts nothing, like another date of a file.
    expect(read).toBeGreaterThan(0);
  });
});

/** What each text means in a file of plain decimals, in hundredths; null where it must be refused. */
const CELLS: readonly (readonly [text: string, hundredths: number | null])[] = [
  ['', 0],
  ['--', 0],
  ['-0.01', -1],
  ['1,000', 100_000],
  ['(7.00)', -700],
  ['$5.00', 500],
  ['−5', -500],
  ['+5', 500],
  ['€5.00', null],
  ['abc', 0],
  ['1e5', null],
  ['=1+1', null],
  ['12.50.1', null],
  ['٣', null],
  ['5,5', null],
  ['1,00', null],
  ['NaN', 0],
  ['Infinity', 0],
  ['0x10', null],
  ['99999999999999', null],
  ['- -5', null],
];

describe('a money cell changed by hand', () => {
  it('counts for what it says or is refused with its row and column, never for anything else', () => {
    const text = readFileSync(join(fixturesDir, 'upwork/short.csv'), 'utf8');
    const { data } = papaparse.parse<string[]>(text.trim());
    const amountIndex = 5;
    const before = data
      .slice(1)
      .reduce((sum, cells) => sum + Math.round(Number(cells[amountIndex]) * 100), 0);
    for (let row = 1; row < data.length; row += 1) {
      for (const [cell, hundredths] of CELLS) {
        const changed = data.map((cells, index) => (index === row ? cells.with(amountIndex, cell) : cells));
        const outcome = readStatement(new TextEncoder().encode(`${papaparse.unparse(changed)}\n`));
        const sum = before - Math.round(Number(data[row]?.[amountIndex]) * 100) + (hundredths ?? 0);
        const expected =
          hundredths === null
            ? { kind: 'refused', row: row + 1, column: 'Amount' }
            : {
                kind: 'read',
                statement: { control: [{ unit: 'USD', file: BigInt(sum) * 10_000n, ok: true }] },
              };
        expect([cell, outcome]).toMatchObject([cell, expected]);
      }
    }
  });
});

describe('a cell of a million characters', () => {
  it('takes no longer than its length', () => {
    const long = {
      spaces: `1${' '.repeat(1_000_000)}x`,
      zeros: `${'0'.repeat(1_000_000)}x`,
      dollars: '$'.repeat(1_000_000),
    };
    for (const text of Object.values(long)) {
      for (const cells of [
        `"${text}",2026-01-02,5,`,
        `Etsy,"${text}",5,`,
        `Etsy,2026-01-02,"${text}",`,
        `Etsy,2026-01-02,5,"${text}"`,
      ]) {
        const file = `platform,date,amount,hours\n${cells}\n`;
        expect(faultsOf(new TextEncoder().encode(file))).toEqual([]);
      }
    }
  });
});
