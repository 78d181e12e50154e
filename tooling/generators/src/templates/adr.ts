import { slugOf } from '../names.ts';
import { nextNumber } from '../numbers.ts';
import type { Plan } from '../plan.ts';

const FOLDER = 'docs/decisions';

export function adr(root: string, title: string, today: string): Plan {
  const number = nextNumber(root, FOLDER);
  const file = `${number}-${slugOf(title)}.md`;
  return {
    files: [{ path: `${FOLDER}/${file}`, text: page(number, title, today) }],
    insertions: [
      {
        path: `${FOLDER}/README.md`,
        at: /\n$/,
        side: 'before',
        text: `\n| [${number}](${file}) | ${title.charAt(0).toLowerCase()}${title.slice(1)} |`,
      },
    ],
    next: [`Write ${FOLDER}/${file}: one page, with what it costs.`],
  };
}

function page(number: string, title: string, today: string): string {
  return `# ${number}. ${title}

Date: ${today}. Status: proposed.

## Context
What is the question, and what is true whatever the answer is?

## Decision
What is done, in the present tense.

## Consequences
What it costs, what becomes easier, and what would make us change it.
`;
}
