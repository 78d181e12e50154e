import { parseArgs } from 'node:util';
import { usageOf } from '../commands.ts';
import { readConfig } from '../config/config.ts';
import { UsageError } from '../operator-error.ts';
import { originOf } from './ask.ts';
import { reportOf, smoke } from './smoke.ts';

/** `earntrack smoke URL [--token T] [--timeout-ms N] [--json]`: exits 0 where nothing failed. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      token: { type: 'string' },
      'timeout-ms': { type: 'string', default: '10000' },
      json: { type: 'boolean', default: false },
    },
  });
  const [url, ...others] = positionals;
  if (url === undefined || others.length > 0) {
    console.error(usageOf('smoke'));
    return 2;
  }
  const token = values.token ?? readConfig().token ?? null;
  const report = await smoke({
    origin: originOf(url),
    token,
    patienceMs: readPatience(values['timeout-ms']),
  });
  console.log(values.json ? JSON.stringify(report, null, 2) : reportOf(report));
  return report.ok ? 0 : 1;
}

export function readPatience(text: string): number {
  const ms = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (ms >= 1) return ms;
  throw new UsageError(`--timeout-ms ${text} is no number of milliseconds.`);
}
