import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nginxConfig, withDividedDomains } from './nginx-config.ts';
import { ROOT } from './places.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const PRODUCTION = read('docker/nginx/nginx.conf');
const SCALED = read('docker/compose.scaled.yaml');
const IMAGE_CHECKS = read('.github/workflows/image.yml');
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

test('names are asked for again and again in production, and nothing that is no name is here', () => {
  const named = [...PRODUCTION.matchAll(/^ *server ([^{;]*);/gm)].map(([, words = '']) => words.split(' '));
  expect(named.map(([host]) => host)).toEqual(['app:3000', 'app-2:3000']);
  expect(named.filter((words) => !words.includes('resolve'))).toEqual([]);
  // The engine's own, for seconds: within the time that a rolling restart leaves between two instances.
  expect(PRODUCTION).toMatch(/^ *resolver 127\.0\.0\.11 valid=[1-5]s\b/m);
  for (const [upstream] of PRODUCTION.matchAll(/^ *upstream [\s\S]*?^ {2}\}/gm))
    expect(upstream).toMatch(/^ *zone \w+ \d+k;$/m);
  const here = nginxConfig(PRODUCTION, { ...PLACE, servers: ['127.0.0.1:1', '127.0.0.1:2'] });
  expect(here).not.toMatch(/^ *(?:resolver|server .* resolve)/m);
});

test('the nginx of production knows how, and CI asks the same one whether it takes the file', () => {
  const [, major, minor, patch] = /nginx:(\d+)\.(\d+)\.(\d+)/.exec(SCALED)?.map(Number) ?? [];
  const version = [major, minor, patch].map((part) => String(part).padStart(3, '0')).join('.');
  expect(version >= '001.027.003').toBe(true);
  expect(IMAGE_CHECKS).toContain(`nginx:${major}.${minor}.${patch}-alpine nginx -t`);
});

test('a place that is not of this run is refused', () => {
  const strange = PRODUCTION.replace('listen 8080;', 'listen 8080; listen [::]:8080;');
  expect(() => nginxConfig(strange, { ...PLACE, servers: ['127.0.0.1:1'] })).toThrow('not of this run');
});

test('domains are divided where the page says, and nowhere else', () => {
  const lines = 'upstream a { server app-a:3000; }\nlocation ~ ^/a$ { proxy_pass http://a; }\n';
  const divided = withDividedDomains(PRODUCTION, lines);
  expect(divided.indexOf('upstream a')).toBeLessThan(divided.indexOf('  server {'));
  expect(divided.indexOf('location ~ ^/a$')).toBeGreaterThan(divided.indexOf('  server {'));
  expect(divided.indexOf('location ~ ^/a$')).toBeLessThan(divided.indexOf('    location / {'));
  expect(() => withDividedDomains(PRODUCTION, 'upstream a { server app-a:3000; }')).toThrow(
    'Nothing is divided',
  );
  expect(() => withDividedDomains('http {}', lines)).toThrow('not one place');
});
