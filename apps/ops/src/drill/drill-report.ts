import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DrillStep } from './drill-steps.ts';
import type { DrillFigures } from './drills.ts';

export interface DrillReport {
  drill: string;
  startedAt: string;
  endedAt: string;
  isPassed: boolean;
  /** Why it did not pass; null where it did. */
  failure: string | null;
  /** From noticing until people have what they had; null where that was not reached. */
  rtoSeconds: number | null;
  /** Of how long before the trouble what was saved may be lost; null where that was not reached. */
  rpoSeconds: number | null;
  figures: DrillFigures;
  steps: readonly DrillStep[];
}

/** Writes a report twice, for people and for programs. Gives the paths. */
export async function writeReport(folder: string, report: DrillReport): Promise<string[]> {
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const name = join(folder, `${report.startedAt.slice(0, 19).replaceAll(':', '-')}Z-${report.drill}`);
  const files = {
    [`${name}.md`]: markdownOf(report),
    [`${name}.json`]: `${JSON.stringify(report, null, 2)}\n`,
  };
  for (const [path, text] of Object.entries(files)) await writeFile(path, text);
  return Object.keys(files);
}

export function markdownOf({ drill, startedAt, endedAt, failure, figures, steps }: DrillReport): string {
  return [
    `# Drill ${drill}, ${startedAt.slice(0, 10)}`,
    '',
    failure === null ? 'Passed.' : `Did not pass: ${failure}`,
    `From ${startedAt} to ${endedAt}.`,
    '',
    ...tableOf(['figure', ''], Object.entries(figures)),
    ...tableOf(
      ['step', 'began', 'seconds', 'came of it'],
      steps.map(({ name, at, seconds, says }) => [name, at.slice(11, 23), seconds.toFixed(1), says]),
    ),
  ].join('\n');
}

function tableOf(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
