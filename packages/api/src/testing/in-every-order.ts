import { importFile, type StagedFile } from './import-session.ts';
import type { Person } from './test-api.ts';

/**
 * Imports files in every order, in one of them undoes each and imports it again, and gives everything that stood with all of them: it is one
 * thing where the order does not matter. In the end all are undone.
 */
export async function inEveryOrder<Figures>(
  person: Person,
  files: readonly (() => StagedFile)[],
  figures: () => Promise<Figures>,
): Promise<Figures[]> {
  const found = new Map<string, Figures>();
  const look = async () => {
    const now = await figures();
    found.set(JSON.stringify(now), now);
  };
  for (const [nth, order] of ordersOf(files).entries()) {
    const ids: string[] = [];
    for (const file of order) ids.push((await importFile(person, file())).id);
    await look();
    for (const [at, file] of nth === 0 ? order.entries() : []) {
      await person.api.imports.undo({ importId: ids[at] ?? '' });
      ids[at] = (await importFile(person, file())).id;
      await look();
    }
    for (const importId of ids) await person.api.imports.undo({ importId });
  }
  return [...found.values()];
}

function ordersOf<Each>(all: readonly Each[]): Each[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first, at) => ordersOf(all.toSpliced(at, 1)).map((others) => [first, ...others]));
}
