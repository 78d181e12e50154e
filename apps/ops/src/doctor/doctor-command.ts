import { parseArgs } from 'node:util';
import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { show } from '../operating/with-installation.ts';
import { originOf } from '../smoke/ask.ts';
import { readPatience } from '../smoke/smoke-command.ts';
import { examine } from './doctor.ts';
import { reportInLines } from './doctor-report.ts';
import { exitCodeOf } from './judge.ts';

const LONGEST_SECONDS = 3_600;

/** `earntrack doctor [URL] [--seconds N] [--timeout-ms N] [--json]`: 0 all is well, 1 something is to be done, 2 it could not look. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '10' },
      'timeout-ms': { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
    },
  });
  const [url, ...others] = positionals;
  if (others.length > 0) {
    console.error(usageOf('doctor'));
    return 2;
  }
  const config = readConfig();
  const origin = originOf(url ?? `http://127.0.0.1:${config.port}`);
  const patienceMs = readPatience(values['timeout-ms']);
  const site = { origin, token: config.metricsToken ?? null, patienceMs };
  const report = await examine({ site, seconds: readSeconds(values.seconds), config });
  const rows = [...report.server, ...report.database];
  const code = exitCodeOf({ rows, unseen: report.unseen });
  show(values.json, { ok: code === 0, ...report }, reportInLines(report));
  return code;
}

function readSeconds(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= LONGEST_SECONDS) return seconds;
  throw new UsageError(`--seconds ${text} is no number from 1 to ${LONGEST_SECONDS}.`);
}
