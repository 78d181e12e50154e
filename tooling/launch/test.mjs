import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { prepare } from './bootstrap.mjs';
import { exitCodeFor, exitCodeOf, signalGroup } from './child.mjs';
import { watchForEnd } from './end-of-launch.mjs';
import { LaunchError } from './launch-error.mjs';
import { root } from './root.mjs';
import { countStage, forgetResults, stages } from './stages.mjs';

const graceMs = 15_000;
const sum = { passed: 0, failed: 0 };
const ending = new AbortController();
let running;

watchForEnd(stop);

try {
  const env = await environment();
  for (const stage of stages) {
    if (!ending.signal.aborted) await runStage(stage, env);
  }
} catch (err) {
  if (!ending.signal.aborted) {
    if (!(err instanceof LaunchError)) throw err;
    console.error(err.message);
    sum.failed += 1;
  }
}
process.exitCode = ending.signal.aborted ? exitCodeFor(ending.signal.reason) : Number(sum.failed > 0);
console.log(`${sum.passed} passed, ${sum.failed} failed`);

async function environment() {
  const { env } = await prepare(ending.signal);
  return { ...env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
}

async function runStage(stage, env) {
  console.log(`\n== ${stage.title}`);
  const startedAt = performance.now();
  forgetResults(stage);
  const succeeded = await runTurbo(stage, env);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const counts = countStage(stage, succeeded);
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  for (const folder of counts.silent) console.log(`${folder}: ${stage.task} ended without a result`);
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  console.log(
    `-- ${stage.title}: ${counts.passed} passed, ${counts.failed} failed${skipped} in ${seconds} s`,
  );
}

async function runTurbo(stage, env) {
  const args = [
    'run',
    stage.task,
    `--concurrency=${stage.concurrency}`,
    '--continue=dependencies-successful',
    '--output-logs=errors-only',
    '--log-order=grouped',
  ];
  // A machine that judges a change takes nothing on trust.
  if (env.CI === 'true') args.push('--force');
  // Its own process group, so that a signal reaches turbo and all that turbo started.
  const command = join(root, 'node_modules', '.bin', 'turbo');
  running = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true });
  return (await exitCodeOf(running)) === 0;
}

function stop(signal) {
  if (ending.signal.aborted) return;
  ending.abort(signal);
  if (running === undefined || running.exitCode !== null) return;
  signalGroup(running, signal);
  setTimeout(() => signalGroup(running, 'SIGKILL'), graceMs).unref();
}
