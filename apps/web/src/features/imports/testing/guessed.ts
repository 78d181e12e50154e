import { decimalFromMicros } from '@earntrack/domain';
import { describeTable, readStatement } from '@earntrack/statements';
import { expect } from 'vitest';
import type { ColumnUse, WizardState } from '../wizard/column-uses.ts';
import { guessedState } from '../wizard/guess-state.ts';
import { mappingOf } from '../wizard/mapping-of.ts';

const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));

/** As the page begins: every choice is a guess. */
export function guessed(lines: readonly string[], over: Partial<WizardState> = {}): WizardState {
  const outcome = describeTable(bytesOf(lines));
  if (outcome.kind !== 'described') throw new Error(outcome.message);
  const around = { form: {}, fileName: 'Mine.csv', timeZone: 'Europe/Lisbon' };
  return {
    ...guessedState(outcome.table, around),
    dateOrder: 'dayFirst',
    currency: 'EUR',
    ...over,
  };
}

/** What each column is guessed to be. */
export function usesOf(...lines: readonly (string | readonly string[])[]): ColumnUse[] {
  return guessed(lines.flat()).columns.map(({ use }) => use);
}

/** Everything that is read, a line each; the control total holds or the test fails. */
export function read(lines: readonly string[], state: WizardState): string[] {
  const outcome = readStatement(bytesOf(lines), { mapping: mappingOf(state) });
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  expect(outcome.statement.control.filter(({ ok }) => !ok)).toEqual([]);
  expect(outcome.statement.why).not.toContain('does not look at');
  return outcome.statement.items.map((item) => {
    switch (item.kind) {
      case 'earning': {
        const parts = Object.entries(item.components).filter(([, micros]) => micros !== 0n);
        const words = parts.map(([name, micros]) => `${name} ${decimalFromMicros(micros)}`);
        return [item.earnedOn, ...words, item.hours ? `${item.hours.seconds} s` : '']
          .filter(Boolean)
          .join(' ');
      }
      case 'payout':
        return `${item.paidOn} payout ${decimalFromMicros(item.amount)}`;
      case 'work':
        return `${item.workedOn} ${item.seconds} s`;
      case 'leftOut':
        return `left out: ${item.reason}`;
    }
  });
}
