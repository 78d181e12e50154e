import type { Names } from '../names.ts';
import type { Plan } from '../plan.ts';

const FOLDER = 'packages/statements/src/presets';
const FIXTURES = 'packages/statements/fixtures';

export function preset(names: Names): Plan {
  const { kebab, camel } = names;
  const index = `${FOLDER}/index.ts`;
  return {
    files: [
      { path: `${FOLDER}/${kebab}.ts`, text: presetFile(names) },
      { path: `${FOLDER}/${kebab}.test.ts`, text: testFile(names) },
      { path: `${FIXTURES}/${kebab}/statement.csv`, text: fixture(names) },
    ],
    insertions: [
      {
        path: index,
        at: /import { generic } from '\.\/generic\.ts';\n/,
        side: 'after',
        text: `import { ${camel} } from './${kebab}.ts';\n`,
      },
      { path: index, at: /\bgeneric\b,?\s*\];/, side: 'before', text: `${camel}, ` },
    ],
    next: [
      `Put a real export, with every name and amount changed, at ${FIXTURES}/${kebab}/statement.csv.`,
      `Make ${FOLDER}/${kebab}.ts fit its columns and types; the test says what was understood.`,
      'Give it its key in packages/contract/src/platform-catalogue.ts, if the platform is not there.',
    ],
  };
}

function presetFile({ kebab, camel, title }: Names): string {
  return `import type { Preset } from '../preset.ts';

/** Say here what is special about these files, and where the platform describes them. */
export const ${camel}: Preset = {
  id: '${kebab}',
  version: 1,
  name: '${title} statement',
  platformKey: '${kebab}',
  layouts: [
    {
      name: 'with reference',
      columns: {
        date: ['Date'],
        type: ['Type'],
        id: ['${title} reference'],
        description: ['Details'],
        currency: ['Currency'],
      },
      money: { amount: ['${title} amount'] },
      required: ['date', 'type', 'id', 'amount'],
      currency: null,
      dateOrder: null,
      decimal: null,
    },
  ],
  lines: [
    { types: ['Sale'], parts: [{ column: 'amount', to: 'base', sign: 1 }] },
    { types: ['Fee'], parts: [{ column: 'amount', to: 'fees', sign: -1 }], joins: true },
    { types: ['Transfer'], parts: [{ column: 'amount', to: 'payout', sign: -1 }] },
  ],
  control: { column: 'amount', terms: { base: 1, fees: -1, payout: -1 } },
};
`;
}

/** One row of every type, and one of a type that nobody knows. */
function fixture({ title }: Names): string {
  return `Date,Type,${title} reference,Details,${title} amount,Currency
2026-01-15,Sale,1001,A first sale,100.00,EUR
2026-01-15,Fee,1002,Fee for 1001,-10.00,EUR
2026-01-20,Transfer,1003,To the bank,-80.00,EUR
2026-01-21,Something new,1004,Nobody knows,3.33,EUR
`;
}

function testFile({ kebab, title }: Names): string {
  return `import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readStatement } from '../read-statement.ts';
import { toStatementResult } from '../result.ts';

const path = join(import.meta.dirname, '../../fixtures/${kebab}/statement.csv');

it('reads a ${title} statement to the cent, and lists the row that nobody knows', () => {
  const outcome = readStatement(readFileSync(path), {});
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  expect(outcome.statement.presetId).toBe('${kebab}');
  const { totals, control, rows } = toStatementResult(outcome.statement);
  expect(totals).toMatchObject([{ currency: 'EUR', gross: '100', fees: '10', net: '90', payouts: '80' }]);
  expect(control).toEqual([{ unit: 'EUR', file: '13.33', recorded: '10', leftOut: '3.33', ok: true }]);
  expect(rows.leftOut).toEqual([{ row: 5, reason: 'not a known kind of row: “Something new”' }]);
});
`;
}
