import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMPONENT_NAMES } from '@earntrack/domain';
import { readStatement } from '../read-statement.ts';
import { type StatementResult, toStatementResult } from '../result.ts';
import type { ReadOptions } from '../rows/decisions.ts';
import type { Statement } from '../statement.ts';

export const fixturesDir = join(import.meta.dirname, '../../fixtures');

/** The statement that these bytes or this text hold; throws the sentence of the refusal where they hold none. */
export function readOrThrow(file: Uint8Array | string, options: ReadOptions = {}): Statement {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const outcome = readStatement(bytes, options);
  if (outcome.kind !== 'read') throw new Error(outcome.message);
  return outcome.statement;
}

export function readFixture(name: string, options: ReadOptions = {}): StatementResult {
  return toStatementResult(readOrThrow(readFileSync(join(fixturesDir, name)), options));
}

/** Each earning on a line: its day, its components that are not zero, and what they come to. */
export function earningLines({ earnings }: StatementResult): string[] {
  return earnings.map((earning) => {
    const parts = COMPONENT_NAMES.filter((name) => earning[name] !== '0').map(
      (name) => `${name} ${earning[name]}`,
    );
    return [earning.earnedOn, ...parts, `= ${earning.net} ${earning.currency}`].join(' ');
  });
}
