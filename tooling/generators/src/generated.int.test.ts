import { execFile } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const leftOut = ['node_modules', 'dist', '.types', '.results', '.earntrack', '.turbo'];
const copied = [
  'packages',
  'tooling',
  'apps/web',
  'docs',
  'package.json',
  'biome.json',
  '.gitignore',
  // The pages draw the reference of the API from it.
  'apps/server/openapi.json',
];
/** Compilers, a bundler and a database, on a machine that may be busy with more. */
const slowMs = 900_000;

const runFile = promisify(execFile);
let tree: string;
let written: string;

/** The sources as they are, with the installation of the tree that they come from. */
function copyTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'earntrack-generated-test-'));
  chmodSync(folder, 0o755);
  for (const name of copied) {
    const filter = (path: string) => !leftOut.includes(basename(path));
    cpSync(join(root, name), join(folder, name), { recursive: true, filter });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const packages = ['packages', 'tooling'].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  for (const each of [...packages, 'apps/web']) copyLinks(join(each, 'node_modules'), folder);
  return folder;
}

/** Links to a neighbour lead to the copy of the neighbour. */
function copyLinks(path: string, folder: string): void {
  const filter = (each: string) => !['.vite', '.vite-temp'].includes(basename(each));
  try {
    cpSync(join(root, path), join(folder, path), { recursive: true, verbatimSymlinks: true, filter });
  } catch (err) {
    // A package without dependencies has none.
    if ((err as NodeJS.ErrnoException).code !== 'ENOENT') throw err;
  }
}

interface Where {
  folder: string;
  /** Aborted when the test is given up: nothing of it goes on. */
  signal: AbortSignal;
}

async function run(program: string, args: string[], { folder, signal }: Where): Promise<void> {
  const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH']}` };
  try {
    const bin = join(tree, folder, 'node_modules/.bin', program);
    await runFile(bin, args, { cwd: join(tree, folder), env, signal, maxBuffer: 1e8 });
  } catch (err) {
    const { stdout, stderr } = err as { stdout: string; stderr: string };
    throw new Error(`${folder}: ${program} ${args.join(' ')} failed\n${stdout}\n${stderr}`, { cause: err });
  }
}

/** How many tests of a package passed; none may fail. */
async function countPassed(project: 'unit' | 'int', args: string[], where: Where): Promise<number> {
  await run('vitest', ['run', '--project', project, ...args], where);
  const counts = JSON.parse(
    readFileSync(join(tree, where.folder, `.results/${project}.json`), 'utf8'),
  ) as unknown;
  return (counts as { passed: number }).passed;
}

async function generate(...args: string[]): Promise<string> {
  const { stdout } = await runFile(process.execPath, [join(tree, 'tooling/generators/src/main.ts'), ...args]);
  return stdout;
}

beforeAll(async () => {
  tree = copyTree();
  written = await generate('feature', 'test-vehicles');
  await generate('migration', 'test-notes');
  await generate('preset', 'test-bank');
  await generate('adr', 'Money is rounded once');
}, slowMs);
afterAll(() => rmSync(tree, { recursive: true, force: true }));

it('names what was written and what remains', () => {
  expect(written).toContain('  packages/api/src/features/test-vehicles/test-vehicles.service.ts\n');
  expect(written).toContain('  packages/api/src/trpc/app-router.ts\n');
  expect(written).toContain('npx pnpm --filter @earntrack/web build');
  const decisions = readFileSync(join(tree, 'docs/decisions/README.md'), 'utf8');
  expect(decisions).toMatch(
    /\n\| \[\d{4}\]\(\d{4}-money-is-rounded-once\.md\) \| money is rounded once \|\n$/,
  );
});

it('refuses the same name a second time', async () => {
  await expect(generate('preset', 'test-bank')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('is there already: choose another name.'),
  });
});

it(
  'writes a feature whose page is built and whose every layer type-checks',
  async ({ signal }) => {
    await run('vite', ['build'], { folder: 'apps/web', signal });
    await run('tsc', ['--build'], { folder: 'apps/web', signal });
    await run('tsc', ['--build'], { folder: 'packages/api', signal });
    expect(existsSync(join(tree, 'apps/web/dist/index.html'))).toBe(true);
  },
  slowMs,
);

it(
  'writes procedures that pass their own tests and are tried as nobody and as a stranger',
  async ({ signal }) => {
    const own = 5;
    const tests = ['features/test-vehicles', 'every-procedure'];
    expect(await countPassed('int', tests, { folder: 'packages/api', signal })).toBeGreaterThan(own);
    // A resource is made of each when the server starts, which an answer that nobody describes would stop.
    expect(
      await countPassed('unit', ['rest/operations'], { folder: 'packages/api', signal }),
    ).toBeGreaterThan(0);
  },
  slowMs,
);

it(
  'writes migrations that go up and down, to the table that the types say',
  async ({ signal }) => {
    const up = ['runner', '-t', 'goes down and up again'];
    expect(await countPassed('int', up, { folder: 'packages/migrations', signal })).toBe(1);
    const table = ['tables', '-t', 'has exactly the tables and columns'];
    expect(await countPassed('int', table, { folder: 'packages/db', signal })).toBe(1);
  },
  slowMs,
);

it(
  'writes a preset that reads its fixture to the cent',
  async ({ signal }) => {
    const folder = 'packages/statements';
    await run('tsc', ['--build'], { folder, signal });
    expect(await countPassed('unit', ['presets/test-bank'], { folder, signal })).toBe(1);
  },
  slowMs,
);

/** A block of a page by what stands before it, without the fence. */
function blockAfter(page: string, mark: string): string {
  const [, text] = new RegExp(`\\n\`\`\`\\w+\\n([^]*?)\`\`\``).exec(page.slice(page.indexOf(mark))) ?? [];
  if (!page.includes(mark) || text === undefined) throw new Error(`The page has no block after "${mark}"`);
  return text;
}

it(
  'adds the preset of the page on presets as the page says: one file, one line, a fixture and a test',
  async ({ signal }) => {
    const folder = 'packages/statements';
    const page = readFileSync(join(tree, 'docs/how-to/add-a-statement-preset.md'), 'utf8');
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(tree, folder, path)), { recursive: true });
      writeFileSync(join(tree, folder, path), text);
    };
    write('fixtures/tuktuk/rides.csv', blockAfter(page, '**1. '));
    write('src/presets/tuktuk.ts', blockAfter(page, '**2. '));
    appendFileSync(join(tree, folder, 'src/presets/all.ts'), blockAfter(page, '**3. '));
    write('src/presets/tuktuk.test.ts', blockAfter(page, '**4. '));
    await run('tsc', ['--build'], { folder, signal });
    expect(await countPassed('unit', ['presets/tuktuk'], { folder, signal })).toBe(1);
    expect(await countPassed('unit', ['fixtures', '-t', 'tuktuk/rides.csv'], { folder, signal })).toBe(4);
  },
  slowMs,
);
