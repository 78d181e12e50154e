import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { expect, it } from 'vitest';
import { LAYOUT_PARTS } from './mapping/mapping-layout.ts';
import { CONTROL_PARTS, LINE_PARTS, PART_PARTS } from './mapping/mapping-lines.ts';
import { MAPPING_PARTS } from './mapping/mapping.ts';
import { TEXT_ROLES } from './preset.ts';
import { toStatementResult } from './result.ts';
import { ENCODINGS } from './table/decode.ts';
import { earningLines, readOrThrow } from './testing/read-fixture.ts';

const text = readFileSync(join(import.meta.dirname, '../../../docs/how-to/write-a-mapping.md'), 'utf8');

function block(language: string): string {
  const [, found] = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(text) ?? [];
  if (found === undefined) throw new Error(`The page has no block of ${language}`);
  return found;
}

it('the mapping of the page reads the export of the page as the page says', () => {
  const result = toStatementResult(readOrThrow(block('csv'), { mapping: JSON.parse(block('json')) }));
  expect(earningLines(result)).toEqual([
    '2026-02-02 base 1050 fees 52.5 = 997.5 EUR',
    '2026-02-03 adjustments -40 = -40 EUR',
  ]);
  expect(result.totals).toMatchObject([{ net: '957.5', payouts: '957.5' }]);
  expect(result.rows.leftOut).toEqual([{ row: 7, reason: 'this row adds up others' }]);
  expect(result.control).toMatchObject([{ file: '0', ok: true }]);
});

it('the page names everything that a mapping can say', () => {
  const parts = [...MAPPING_PARTS, ...LAYOUT_PARTS, ...LINE_PARTS, ...CONTROL_PARTS, ...PART_PARTS];
  const names = [...parts, ...TEXT_ROLES, ...COMPONENT_NAMES, ...ENCODINGS];
  expect(names.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});
