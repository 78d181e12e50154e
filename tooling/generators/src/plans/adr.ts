import { filledTemplate } from '../filled-template.ts';
import { slugOf } from '../names.ts';
import { nextNumber } from '../numbers.ts';
import type { Plan } from '../plan.ts';

const FOLDER = 'docs/decisions';

export function adr(root: string, title: string, today: string): Plan {
  const number = nextNumber(root, FOLDER);
  const file = `${number}-${slugOf(title)}.md`;
  return {
    files: [{ path: `${FOLDER}/${file}`, text: filledTemplate('adr.md', { adr: { number, title, today } }) }],
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
