import { join } from 'node:path';
import { RULES, RULES_OF_THE_WHOLE } from './rules/index.ts';
import { readTree, toWorkspace } from './workspace.ts';

const workspace = toWorkspace(readTree(join(import.meta.dirname, '../../..')));
const rules = [...RULES, ...RULES_OF_THE_WHOLE];
const found = rules.flatMap(({ name, check }) =>
  [...check(workspace)].map((violation) => ({ name, ...violation })),
);

for (const { name, path, line, message } of found) {
  console.error(`${path}${line ? `:${line}` : ''}: ${message} [${name}]`);
}
const files = workspace.packages.reduce((sum, { files: { length } }) => sum + length, 0);
console.log(
  `${workspace.packages.length} packages, ${files} files, ${rules.length} rules: ${found.length} violations`,
);
// Reading nothing would also find nothing.
process.exitCode = found.length > 0 || files === 0 ? 1 : 0;
