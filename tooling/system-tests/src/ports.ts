import { findFreePort } from '@earntrack/testkit/free-port';

const NAMES = [
  'server',
  'front',
  'prometheus',
  'alertmanager',
  'node',
  'postgres',
  'redis',
  'blackbox',
  'tls',
] as const;

export type Ports = Readonly<Record<(typeof NAMES)[number], number>>;

/** A free port of this machine for each part. */
export async function freePorts(): Promise<Ports> {
  const ports = {} as Record<(typeof NAMES)[number], number>;
  for (const name of NAMES) ports[name] = await findFreePort();
  return ports;
}
