import { filledTemplate } from '../filled-template.ts';
import type { Names } from '../names.ts';
import type { Plan } from '../plan.ts';

const FOLDER = 'packages/statements/src/presets';
const FIXTURES = 'packages/statements/fixtures';

export function preset(one: Names): Plan {
  const { kebab, camel } = one;
  const text = (template: string) => filledTemplate(template, { one: { ...one } });
  return {
    files: [
      { path: `${FOLDER}/${kebab}.ts`, text: text('preset.ts') },
      { path: `${FOLDER}/${kebab}.test.ts`, text: text('preset-test.ts') },
      { path: `${FIXTURES}/${kebab}/statement.csv`, text: text('preset-fixture.csv') },
    ],
    insertions: [
      {
        path: `${FOLDER}/all.ts`,
        at: /export { generic } from '\.\/generic\.ts';\n/,
        side: 'after',
        text: `export { ${camel} } from './${kebab}.ts';\n`,
      },
    ],
    next: [
      `Put a real export, with every name and amount changed, at ${FIXTURES}/${kebab}/statement.csv.`,
      `Make ${FOLDER}/${kebab}.ts fit its columns and types; the test says what was understood.`,
      'docs/how-to/write-a-mapping.md says all that a preset can say.',
      'Give it its key in packages/contract/src/platform-catalogue.ts, if the platform is not there.',
    ],
  };
}
