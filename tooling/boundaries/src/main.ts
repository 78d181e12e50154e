import { join } from 'node:path';
import { RULES } from './rules/index.ts';
import { readTree, toWorkspace } from './workspace.ts';

const workspace = toWorkspace(readTree(join(import.meta.dirname, '../../..')));
const found = RULES.flatMap(({ name, check }) =>
  [...check(workspace)].map((violation) => ({ name, ...violation })),
);

for (const { name, path, line, message } of found) {
  console.error(`${path}${line ? `:${line}` : ''}: ${message} [${name}]`);
}
const files = workspace.packages.reduce((sum, { files: { length } }) => sum + length, 0);
console.log(
  `${workspace.packages.length} packages, ${files} files, ${RULES.length} rules: ${found.length} violations`,
);
// Reading nothing would also find nothing.
process.exitCode = found.length > 0 || files === 0 ? 1 : 0;
