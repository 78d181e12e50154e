import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/** The image that ours begins with where nobody names another one, as the Dockerfile says. */
export function defaultBase(dockerfile = readFileSync(join(ROOT, 'docker/Dockerfile'), 'utf8')): string {
  const [, base] = /^ARG BASE=(\S+)$/m.exec(dockerfile) ?? [];
  if (base === undefined) throw new Error('docker/Dockerfile names no base.');
  return base;
}
