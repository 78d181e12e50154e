import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nginxConfig } from './nginx-config.ts';

const PRODUCTION = readFileSync(join(import.meta.dirname, '../../../docker/nginx/nginx.conf'), 'utf8');
const PLACE = { folder: '/run/of-a-bench', port: 4567 };

const serversIn = (config: string) =>
  [...config.matchAll(/^ *server (\S+) max_fails/gm)].map(([, host]) => host);

test('what stands before the instances is the file of production, with as many of them as are tried', () => {
  const two = nginxConfig(PRODUCTION, { ...PLACE, servers: ['127.0.0.1:1', '127.0.0.1:2'] });
  expect(serversIn(two)).toEqual(['127.0.0.1:1', '127.0.0.1:2']);
  const one = nginxConfig(PRODUCTION, { ...PLACE, servers: ['127.0.0.1:1'] });
  expect(serversIn(one)).toEqual(['127.0.0.1:1']);
  expect(two).toContain('listen 127.0.0.1:4567;');
  expect(two).toContain('pid /run/of-a-bench/nginx.pid;');
});

test('a place that is not of this run is refused', () => {
  const strange = PRODUCTION.replace('listen 8080;', 'listen 8080; listen [::]:8080;');
  expect(() => nginxConfig(strange, { ...PLACE, servers: ['127.0.0.1:1'] })).toThrow('not of this run');
});
