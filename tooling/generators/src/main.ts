import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { generate } from './generate.ts';
import { GeneratorError } from './generator-error.ts';

const root = join(import.meta.dirname, '../../..');

try {
  const today = Temporal.Now.plainDateISO().toString();
  const { paths, next } = generate(process.argv.slice(2), { root, today });
  const code = paths.filter((path) => path.endsWith('.ts') || path.endsWith('.tsx'));
  if (code.length > 0) {
    execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', ...code], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  console.log(
    ['Written:', ...paths.map((path) => `  ${path}`), 'Next:', ...next.map((step) => `  ${step}`)].join('\n'),
  );
} catch (err) {
  if (!(err instanceof GeneratorError)) throw err;
  console.error(err.message);
  process.exitCode = 2;
}
