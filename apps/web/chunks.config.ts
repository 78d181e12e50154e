import { join } from 'node:path';
import type { Rolldown } from 'vite';

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>;
type NameOf = (id: string) => string | null;

const PAINT = 'paint';
const FIRST = 'first';
const FRAME = 'frame';
const SHARED = 'shared';
const AND = '-and-';
const PART = '-with-';

const BEFORE_PAINT = join(import.meta.dirname, 'src/before-paint.ts');
const START = join(import.meta.dirname, 'src/main.tsx');
/** What surrounds every screen of somebody who is signed in. */
const AROUND = /\/src\/routes\/_app\.tsx\?/;
/** What the bundler adds of its own. */
const RUNTIME = /rolldown\/runtime/;
/** The screens of somebody who is not signed in, and the way in over another screen. */
const DOOR = /\/src\/(?:routes\/[a-z][a-z-]*\.tsx\?|features\/auth\/)/;
const OVERVIEW = /\/src\/routes\/_app\/index\.tsx\?/;
/** Any other screen belongs to the chapter that its folder or its own name says. */
const CHAPTER = /\/src\/(?:routes\/_app|features)\/([a-z-]+)/;
/** What a chapter itself loads only when somebody asks for it, as the mapping wizard; its index is the chapter. */
const LATER_PART = /\/src\/features\/([a-z-]+)\/(?:[a-z-]+\/)*(?!index\.)([a-z-]+)\.tsx?$/;

/**
 * Few files instead of one for every handful of modules: over a phone's network each file costs a round trip, however
 * small it is. What the page starts with is one file, the frame around the screens is one, what more than two chapters
 * share is one, what two of them share is one, and what a chapter has alone is one, but for what it loads later. Imports lead only from a later one
 * of these to an earlier one, so no circle can come of it.
 */
export function fewFiles(): Rolldown.CodeSplittingGroup[] {
  let nameOf: NameOf | undefined;
  const groupOf = (isOurs: (name: string) => boolean, priority: number): Rolldown.CodeSplittingGroup => ({
    debugName: `few files ${priority}`,
    priority,
    name: (id, graph) => {
      nameOf ??= namesIn(graph);
      const name = nameOf(id);
      return name !== null && isOurs(name) ? name : null;
    },
  });
  // A group takes along whatever its modules need and no earlier one has taken.
  return [
    groupOf((name) => name === PAINT, 5),
    groupOf((name) => name === FIRST, 4),
    groupOf((name) => name === FRAME, 3),
    groupOf((name) => name === SHARED, 2),
    groupOf((name) => name.includes(AND), 1),
    groupOf(() => true, 0),
  ];
}

function namesIn(graph: Graph): NameOf {
  const paint = needsOf(graph, [BEFORE_PAINT]);
  const first = needsOf(graph, [START], paint);
  const roots = laterRoots(graph);
  const around = roots.filter((id) => AROUND.test(id));
  const frame = needsOf(graph, around, new Set([...paint, ...first]));
  const there = new Set([...paint, ...first, ...frame]);
  const users = new Map<string, Set<string>>();
  for (const root of roots) {
    const chapter = chapterOf(root);
    if (chapter === null) continue;
    for (const id of needsOf(graph, [root], there)) users.set(id, (users.get(id) ?? new Set()).add(chapter));
  }
  return (id) => {
    if (paint.has(id)) return PAINT;
    if (first.has(id) || RUNTIME.test(id)) return FIRST;
    if (frame.has(id)) return FRAME;
    const chapters = [...withoutParts(users.get(id) ?? new Set<string>())].sort();
    if (chapters.length === 0) return null;
    return chapters.length > 2 ? SHARED : chapters.join(AND);
  };
}

/** What a chapter itself needs is there when a part of it is asked for. */
function withoutParts(chapters: ReadonlySet<string>): string[] {
  return [...chapters].filter((name) => ![...chapters].some((other) => name.startsWith(`${other}${PART}`)));
}

function chapterOf(root: string): string | null {
  if (DOOR.test(root)) return 'door';
  const [, chapter, part] = LATER_PART.exec(root) ?? [];
  if (chapter && part) return `${chapter}${PART}${part}`;
  return OVERVIEW.test(root) ? 'overview' : (CHAPTER.exec(root)?.[1] ?? null);
}

/** The modules that `roots` cannot run without, themselves among them, less those that are `there` already. */
function needsOf(
  graph: Graph,
  roots: readonly string[],
  there: ReadonlySet<string> = new Set(),
): Set<string> {
  return reach(roots, (id) => (there.has(id) ? null : (graph.getModuleInfo(id)?.importedIds ?? [])));
}

/** Every module that some other one loads only when it is needed. */
function laterRoots(graph: Graph): string[] {
  const later = new Set<string>();
  reach([START], (id) => {
    const info = graph.getModuleInfo(id);
    for (const each of info?.dynamicallyImportedIds ?? []) later.add(each);
    return [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])];
  });
  return [...later];
}

function reach(roots: readonly string[], next: (id: string) => readonly string[] | null): Set<string> {
  const found = new Set<string>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const led = found.has(id) ? null : next(id);
    if (led === null) continue;
    found.add(id);
    open.push(...led);
  }
  return found;
}
