import type { Workspace } from './workspace.ts';

export type Violation = { readonly path: string; readonly line?: number; readonly message: string };

/** One law of the repository. Its name is also the name of its folder of wrong examples. */
export type Rule = { readonly name: string; readonly check: (workspace: Workspace) => Iterable<Violation> };
