import { countInWords, secondsInWords } from '../operating/figures-in-words.ts';
import { statementInLine } from './database-measurements.ts';
import type { DoctorReport } from './doctor.ts';
import type { Row } from './judge.ts';

const SIGNS = { well: '✓', plan: '!', act: '✗', unknown: '–' } as const;
const NAME_COLUMNS = 24;

/** The report as a person reads it at a terminal. */
export function reportInLines({ url, seconds, server, database, ...report }: DoctorReport): string[] {
  return [
    `${url}, looked at for ${secondsInWords(seconds)}`,
    ...part('Server', server),
    ...part('PostgreSQL', database),
    ...slowest(report.slowestStatements),
    '',
    ...report.unseen.map((reason) => `Could not look: ${reason}`),
    verdictOf([...server, ...database], report.unseen.length),
  ];
}

function part(title: string, rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows.flatMap(lines)];
}

function lines({ name, measured, limit, verdict, advice }: Row): string[] {
  const line = `${SIGNS[verdict]} ${name.padEnd(NAME_COLUMNS)} ${measured}`;
  if (advice === '') return [verdict === 'unknown' ? line : `${line}  (${limit})`];
  return [`${line}  (${limit})`, `${' '.repeat(NAME_COLUMNS + 3)}→ ${advice}`];
}

function slowest(statements: DoctorReport['slowestStatements']): string[] {
  if (statements.length === 0) return [];
  const told = statements.map(
    ({ meanMs, totalMs, calls, query }) =>
      `  ${secondsInWords(meanMs / 1_000).padStart(8)} mean, ${countInWords(calls)} calls, ${secondsInWords(totalMs / 1_000)} in all: ${statementInLine(query)}`,
  );
  return ['', 'Slowest statements', ...told];
}

function verdictOf(rows: readonly Row[], unseen: number): string {
  const named = (verdict: Row['verdict']) =>
    rows.filter((row) => row.verdict === verdict).map(({ name }) => name);
  const [now, soon] = [named('act'), named('plan')];
  const parts = [
    ...(now.length > 0 ? [`To do now: ${now.join(', ')}.`] : []),
    ...(soon.length > 0 ? [`To plan for: ${soon.join(', ')}.`] : []),
  ];
  if (parts.length > 0) return parts.join(' ');
  return unseen > 0 ? 'What could be looked at is well.' : 'All is well.';
}
