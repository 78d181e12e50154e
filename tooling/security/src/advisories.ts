import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './root.ts';

export interface Advisory {
  package: string;
  severity: string;
  title: string;
  url: string;
}

/** What the registry says. "unknown" is not "none": nobody looked. */
export type Answer =
  | { kind: 'none'; packages: number }
  | { kind: 'some'; advisories: readonly Advisory[] }
  | { kind: 'unknown'; why: string };

interface Report {
  advisories?: Record<string, { module_name: string; severity: string; title: string; url: string }>;
  metadata?: { totalDependencies?: number };
}

const PATIENCE_MS = 60_000;
const PNPM = join(ROOT, 'node_modules/.bin/pnpm');

/** Asks the registry what is known against the packages that people run. */
export async function askForAdvisories(env: NodeJS.ProcessEnv = process.env): Promise<Answer> {
  const { stdout, stderr } = await audit(env);
  const report = reportIn(stdout);
  const packages = report?.metadata?.totalDependencies ?? 0;
  // A report on no packages is no report.
  if (report?.advisories === undefined || packages === 0) return { kind: 'unknown', why: wordsOf(stderr) };
  const advisories = Object.values(report.advisories).map(({ module_name, severity, title, url }) => ({
    package: module_name,
    severity,
    title,
    url,
  }));
  return advisories.length > 0 ? { kind: 'some', advisories } : { kind: 'none', packages };
}

function audit(env: NodeJS.ProcessEnv): Promise<{ stdout: string; stderr: string }> {
  const options = { cwd: ROOT, env, timeout: PATIENCE_MS, maxBuffer: 16 * 1024 * 1024 };
  return new Promise((resolve) => {
    // Its exit code is 1 for an advisory and for a registry that cannot be asked: only the report tells them apart.
    execFile(PNPM, ['audit', '--prod', '--json'], options, (fault, stdout, stderr) =>
      resolve({ stdout, stderr: stderr || (fault?.message ?? '') }),
    );
  });
}

function reportIn(text: string): Report | null {
  try {
    return JSON.parse(text) as Report;
  } catch {
    // What is no report says nothing.
    return null;
  }
}

function wordsOf(text: string): string {
  return text.replace(/[×│\s]+/g, ' ').trim();
}
