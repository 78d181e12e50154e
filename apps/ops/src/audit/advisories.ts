import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { act, type Finding, look, WELL } from '../review/finding.ts';
import { root } from '../root.ts';

/** Asks the registry; an image of EarnTrack has neither it nor a package manager. */
const ASKER = join(root, 'tooling/security/src/main.ts');
const PATIENCE_MS = 90_000;

/** How that program ends, and what it said. */
export interface AdvisoryAnswer {
  code: number | null;
  lines: readonly string[];
}

/** Null where nobody can ask. */
export function askAboutPackages(): Promise<AdvisoryAnswer | null> {
  if (!existsSync(ASKER)) return Promise.resolve(null);
  return new Promise((resolve) => {
    execFile(process.execPath, [ASKER], { timeout: PATIENCE_MS }, (fault, stdout) => {
      const code = fault === null ? 0 : typeof fault.code === 'number' ? fault.code : null;
      resolve({ code, lines: stdout.split('\n').filter((line) => line !== '') });
    });
  });
}

/** A registry that does not say is never one that knows of nothing. */
export function judgeAdvisories(answer: AdvisoryAnswer | null): Finding {
  const base = { part: 'Packages', name: 'Advisories', source: 'registry' };
  const [first = 'it ended without a word'] = answer?.lines ?? [];
  switch (answer?.code) {
    case 0:
      return { ...base, measured: first, ...WELL };
    case 1:
      return {
        ...base,
        measured: `${answer.lines.length} known against packages that people run`,
        ...act('Bring in the mended versions, run npm test, release.'),
        rows: answer.lines,
      };
    case undefined:
      return {
        ...base,
        measured: 'not asked: this installation has no package manager',
        ...look('Ask in the repository of this version: "npx pnpm -s check:advisories".'),
      };
    default:
      return {
        ...base,
        measured: `not known. ${first}`,
        ...look('Ask again where a registry with advisories answers: "npx pnpm -s check:advisories".'),
      };
  }
}
