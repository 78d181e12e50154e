import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reporter, SerializedError, TestModule, TestSpecification } from 'vitest/node';

type Counts = { passed: number; failed: number; skipped: number };

/**
 * Leaves `.results/<project>.json` in the package. `npm test` adds these up; turbo keeps them as the task's output,
 * so that a package taken from the cache still counts.
 */
export class ResultReporter implements Reporter {
  readonly #folder = join(process.cwd(), '.results');

  async onTestRunStart(specifications: readonly TestSpecification[]): Promise<void> {
    const names = new Set(specifications.map((specification) => specification.project.name));
    await Promise.all([...names].map((name) => rm(this.#pathOf(name), { force: true })));
  }

  async onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    for (const [name, ofProject] of Map.groupBy(modules, (module) => module.project.name)) {
      const counts = countTests(ofProject);
      counts.failed += unhandled.length;
      await writeFile(this.#pathOf(name), `${JSON.stringify(counts)}\n`);
    }
  }

  #pathOf(projectName: string): string {
    return join(this.#folder, `${projectName}.json`);
  }
}

function countTests(modules: readonly TestModule[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    // A file that does not load, or whose hooks fail, has no failed test case of its own.
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'failed' : state] += 1;
    }
  }
  return counts;
}
