import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PACKAGES = resolve(import.meta.dirname, '../../../../packages');
/** What answers are made by. */
const MAKERS = ['api', 'auth', 'contract', 'db', 'domain', 'migrations'];

/**
 * A fingerprint of the code that answers are made by: a release finds nothing that another one has kept, and nobody has to think
 * of a number to raise. Read from the sources, which are what runs.
 */
export function codeVersion(): string {
  const hash = createHash('sha256');
  for (const name of MAKERS) {
    const folder = join(PACKAGES, name, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter(isCode).toSorted()) {
      hash.update(`${name}/${file}\n`).update(readFileSync(join(folder, file)));
    }
  }
  return hash.digest('base64url').slice(0, 12);
}

function isCode(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('testing');
}
