import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';

/** Quickest first. `results` names the files in which a stage's runners leave their counts; a check without counts as one. */
export const stages = [
  { title: 'Format', task: 'check:format', concurrency: 1 },
  { title: 'Lint', task: 'check:lint', concurrency: 1 },
  { title: 'Boundaries', task: 'check:boundaries', concurrency: 1 },
  { title: 'Nothing unused', task: 'check:unused', concurrency: 1 },
  { title: 'Nothing written twice', task: 'check:duplicates', concurrency: 1 },
  { title: 'Types', task: 'check:types', concurrency: 2 },
  { title: 'Unit and property tests', task: 'test:unit', concurrency: 2, results: 'unit.json' },
  // Two packages at a time, each with a PostgreSQL server of its own: the end of one has often a single file to wait for.
  { title: 'Integration tests', task: 'test:int', concurrency: 2, results: 'int.json' },
  { title: 'End-to-end tests', task: 'test:e2e', concurrency: 1, results: 'e2e.json' },
];

/** Removes what an earlier run left, so that a runner that dies cannot pass with old counts. Turbo puts cached ones back. */
export function forgetResults(stage) {
  for (const folder of foldersWith(stage)) rmSync(join(folder, '.results', stage.results), { force: true });
}

/** Adds up the counts of a finished stage. No result where one is due is a failure. */
export function countStage(stage, succeeded) {
  const results = foldersWith(stage).map((folder) => ({
    folder: relative(root, folder),
    counts: readCounts(join(folder, '.results', stage.results)),
  }));
  const silent = results.filter(({ counts }) => counts === undefined).map(({ folder }) => folder);
  const sum = (outcome) => results.reduce((total, { counts }) => total + (counts?.[outcome] ?? 0), 0);
  const passed = stage.results ? sum('passed') : Number(succeeded);
  const failed = sum('failed') + silent.length;
  // A stage in which nothing ran proves nothing.
  const failedSilently = failed === 0 && (passed === 0 || !succeeded);
  return { passed, failed: failed + Number(failedSilently), skipped: sum('skipped'), silent };
}

function foldersWith(stage) {
  if (!stage.results) return [];
  return ['apps', 'packages', 'tooling']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => scriptsOf(folder)[stage.task] !== undefined);
}

function scriptsOf(folder) {
  const path = join(folder, 'package.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).scripts ?? {}) : {};
}

function readCounts(path) {
  if (!existsSync(path)) return undefined;
  const result = JSON.parse(readFileSync(path, 'utf8'));
  return result.stats ? playwrightCounts(result) : result;
}

// A flaky test passed only on a retry, and this repository allows none.
function playwrightCounts({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}
