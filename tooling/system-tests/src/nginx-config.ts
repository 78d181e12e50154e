import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCKER } from './places.ts';

export interface NginxPlace {
  folder: string;
  port: number;
  /** Of the instances, with their ports. */
  servers: readonly string[];
}

/**
 * The configuration of production with the addresses and folders of this run. Throws where something would go to another place.
 * Addresses are no names: nothing is resolved, which nginx of Debian 12 could not either.
 */
export function nginxConfig(production: string, { folder, port, servers }: NginxPlace): string {
  const [first = '', ...others] = servers;
  const config = production
    .replace('app:3000', first)
    .replace(/^( *server )app-2:3000(.*)$/m, others.map((host) => `$1${host}$2`).join('\n'))
    .replace('listen 8080', `listen 127.0.0.1:${port}`)
    .replaceAll('/tmp/', `${folder}/`)
    .replaceAll(/^ *resolver(?:_timeout)? .*\n/gm, '')
    .replaceAll(/(\bserver [^;{}\n]*) resolve\b/g, '$1');
  if (
    /\bapp(-2)?:|8080;|\/tmp\/|^ *resolver|\bserver [^;{}\n]* resolve\b/m.test(config.replaceAll(folder, ''))
  )
    throw new Error('docker/nginx/nginx.conf names a place that is not of this run.');
  return config;
}

const FIRST_OF_SERVER = '  server {\n';
const REST_OF_SERVER = '    location / {\n';

/** A configuration with the lines of docs/how-to/deploy.md that divide domains: where they go is what that page says. Throws where it has no such place. */
export function withDividedDomains(config: string, lines: string): string {
  const all = lines.trim().split('\n');
  const upstreams = all.filter((line) => line.startsWith('upstream '));
  const places = all.filter((line) => !line.startsWith('upstream '));
  if (upstreams.length === 0 || places.length === 0) throw new Error('Nothing is divided.');
  for (const mark of [FIRST_OF_SERVER, REST_OF_SERVER])
    if (config.split(mark).length !== 2)
      throw new Error(`The configuration has not one place with "${mark}".`);
  return config
    .replace(FIRST_OF_SERVER, () => `${upstreams.join('\n')}\n${FIRST_OF_SERVER}`)
    .replace(REST_OF_SERVER, () => `${places.join('\n')}\n${REST_OF_SERVER}`);
}

/** The folder of an nginx as production has it, with the instances of this run behind it. */
export async function writeNginxFolder(folder: string, place: Omit<NginxPlace, 'folder'>): Promise<void> {
  await mkdir(folder, { mode: 0o711 });
  const production = await readFile(join(DOCKER, 'nginx/nginx.conf'), 'utf8');
  await writeFile(join(folder, 'nginx.conf'), nginxConfig(production, { folder, ...place }));
}
