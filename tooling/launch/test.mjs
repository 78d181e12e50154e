import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { LaunchError, prepare, root } from './bootstrap.mjs';
import { countStage, forgetResults, stages } from './stages.mjs';

const graceMs = 15_000;
const sum = { passed: 0, failed: 0 };
let running;
let stoppedBy;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

try {
  const env = await environment();
  for (const stage of stages) {
    if (!stoppedBy) await runStage(stage, env);
  }
} catch (err) {
  if (!(err instanceof LaunchError)) throw err;
  console.error(err.message);
  sum.failed += 1;
}
process.exitCode = stoppedBy ? 128 + constants.signals[stoppedBy] : Number(sum.failed > 0);
console.log(`${sum.passed} passed, ${sum.failed} failed`);

async function environment() {
  const { env } = await prepare();
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

function runTurbo(stage, env) {
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
  return new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('exit', (code) => resolve(code === 0));
  });
}

function stop(signal) {
  if (stoppedBy) return;
  stoppedBy = signal;
  if (running === undefined || running.exitCode !== null) return;
  signalGroup(signal);
  setTimeout(() => signalGroup('SIGKILL'), graceMs).unref();
}

function signalGroup(signal) {
  try {
    process.kill(-running.pid, signal);
  } catch (err) {
    if (err.code !== 'ESRCH') throw err;
  }
}
