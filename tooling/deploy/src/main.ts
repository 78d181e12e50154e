import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ENGINES, runToEnd } from './engine.ts';
import { rootPackage } from './root-package.ts';
import { ROOT } from './root.ts';
import { tryImage } from './try-image.ts';

const USAGE = 'Usage: pnpm -s image build [--tag NAME] [--base IMAGE] [--network NAME] | try [--tag NAME]';
const { version } = rootPackage();

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    tag: { type: 'string', default: `earntrack:${version}` },
    base: { type: 'string' },
    network: { type: 'string' },
  },
});
const engine = ENGINES[process.env['EARNTRACK_ENGINE'] ?? 'docker'];
const { tag, base, network } = values;

if (engine === undefined) fail(`EARNTRACK_ENGINE is one of ${Object.keys(ENGINES).join(', ')}.`);
else if (positionals[0] === 'build') {
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const args = { VERSION: version, REVISION: revision, ...(base === undefined ? {} : { BASE: base }) };
  await runToEnd(engine.build(tag, { args, network }));
} else if (positionals[0] === 'try') await tryImage(engine, tag);
else fail(USAGE);

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 2;
}
