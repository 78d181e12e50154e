import { readFile, statfs } from 'node:fs/promises';
import { certificateEnd } from '../smoke/certificate.ts';
import { OperatorError } from '../operator-error.ts';
import { bytesInWords, secondsInWords } from '../operating/figures-in-words.ts';
import { type Measurement, unknown } from './judge.ts';

/** Bytes of each network of this machine at one moment. */
export interface NetworkReading {
  at: number;
  bytes: ReadonlyMap<string, number>;
}

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;
const DAY_MS = 86_400_000;
const NET_COUNTERS = '/proc/net/dev';

export function isThisMachine(origin: string): boolean {
  return LOOPBACK.test(new URL(origin).hostname);
}

/** Null where the machine does not count them as Linux does. */
export async function readNetwork(): Promise<NetworkReading | null> {
  const text = await readFile(NET_COUNTERS, 'utf8').catch(() => null);
  return text === null ? null : { at: performance.now(), bytes: readCounters(text) };
}

/** Of each network the busier direction is what fills it; what stays on the machine fills none. */
export function readCounters(text: string): Map<string, number> {
  const lines = text.split('\n').flatMap((line) => {
    const [, name = '', numbers = ''] = /^\s*([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    return name === '' || name === 'lo' ? [] : [[name, numbers.trim().split(/\s+/).map(Number)] as const];
  });
  return new Map(lines.map(([name, numbers]) => [name, Math.max(numbers[0] ?? 0, numbers[8] ?? 0)]));
}

/** The busiest network between two moments. */
export function measureNetwork(first: NetworkReading | null, second: NetworkReading | null): Measurement {
  if (!first || !second) return unknown('network', 'this machine does not count it');
  const seconds = (second.at - first.at) / 1_000;
  const rates = [...second.bytes].map(
    ([name, bytes]) => [name, ((bytes - (first.bytes.get(name) ?? bytes)) * 8) / 1e6 / seconds] as const,
  );
  const [name, value] = rates.toSorted(([, one], [, other]) => other - one)[0] ?? [];
  if (name === undefined || value === undefined) return unknown('network', 'this machine has no network');
  return { of: 'network', value, basis: `on ${name} over ${secondsInWords(seconds)}` };
}

/** How full the file system of a folder is, for whoever is not root. */
export async function measureDisk(folder: string): Promise<Measurement> {
  try {
    const { bsize, blocks, bavail } = await statfs(folder);
    if (blocks === 0) return unknown('disk', `the file system of ${folder} does not tell it`);
    const basis = `${bytesInWords(bavail * bsize)} left for ${folder}`;
    return { of: 'disk', value: 1 - bavail / blocks, basis };
  } catch (err) {
    return unknown(
      'disk',
      `${folder} could not be looked at: ${err instanceof Error ? err.message : String(err)}`,
    );
  }
}

export async function measureCertificate(origin: string, patienceMs: number): Promise<Measurement> {
  try {
    const end = await certificateEnd({ origin, patienceMs });
    if (end === null) return unknown('certificate', 'not asked over https: name the address that people use');
    const days = (end.getTime() - Date.now()) / DAY_MS;
    return { of: 'certificate', value: days, basis: `until ${end.toISOString().slice(0, 10)}` };
  } catch (err) {
    if (err instanceof OperatorError) return { of: 'certificate', value: 0, basis: err.message };
    throw err;
  }
}
