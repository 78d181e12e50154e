import type { Finding, Review, Verdict } from './finding.ts';

const SIGNS: Readonly<Record<Verdict, string>> = { ok: '✓ ok  ', look: '! look', act: '✗ act ' };
const INDENT = ' '.repeat(9);

/** The review as a person reads it at a terminal. */
export function reportOf(review: Review): string {
  const { title, at, findings, unmeasured, unread, remarks } = review;
  const parts = [...new Set(findings.map(({ part }) => part))].map((part) =>
    partOf(
      part,
      findings.filter((finding) => finding.part === part),
    ),
  );
  return [
    [title, `Looked at ${at.slice(0, 16).replace('T', ' ')} UTC.`, ...remarks],
    ...parts,
    listed('Not measured', missingOf(unmeasured)),
    listed('Could not be read', unread),
    [verdictOf(review)],
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function partOf(part: string, findings: readonly Finding[]): string[] {
  return [part, ...findings.flatMap(linesOf)];
}

function linesOf({ name, measured, verdict, todo, source, rows = [] }: Finding): string[] {
  return [
    `  ${SIGNS[verdict]} ${name}: ${measured} [${source}]`,
    ...rows.map((row) => `${INDENT}  ${row}`),
    ...(todo === '' ? [] : [`${INDENT}→ ${todo}`]),
  ];
}

/** What is missing for one reason stands together. */
function missingOf(unmeasured: Review['unmeasured']): string[] {
  const byReason = Map.groupBy(unmeasured, ({ why }) => why);
  return [...byReason].map(([why, missing]) => `${missing.map(({ name }) => name).join('; ')}: ${why}`);
}

function listed(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [heading, ...lines.map((line) => `  – ${line}`)];
}

function verdictOf({ findings, unread }: Review): string {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const found = `${count('act')} to act on, ${count('look')} to look at, ${count('ok')} well`;
  return `${found}${unread.length > 0 ? '; not everything could be read' : ''}.`;
}
