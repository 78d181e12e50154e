import { exitCodeFor } from './child.mjs';
import { prepare } from './bootstrap.mjs';
import { watchForEnd } from './end-of-launch.mjs';
import { LaunchError } from './launch-error.mjs';

const ending = new AbortController();
watchForEnd((signal) => ending.abort(signal));

try {
  await prepare(ending.signal);
  console.log(
    'Everything is installed. npx pnpm dev serves EarnTrack with reload; npm test runs every check.',
  );
} catch (err) {
  process.exitCode = ending.signal.aborted ? exitCodeFor(ending.signal.reason) : 1;
  if (!ending.signal.aborted) {
    if (!(err instanceof LaunchError)) throw err;
    console.error(err.message);
  }
}
