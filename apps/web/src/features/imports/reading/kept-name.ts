import { withoutPersonal } from '@earntrack/statements';

/** A file's name as it is kept: without e-mail addresses and phone numbers. Other names of people cannot be told from those of things. */
export function keptName(fileName: string): string {
  const [, stem = fileName, ending = ''] = /^(.+)(\.(?:csv|tsv|txt|xlsx|zip))$/i.exec(fileName) ?? [];
  return `${withoutPersonal(stem)}${ending}`;
}

/** How long the name of a file in the history may be, in UTF-16 units, and of that the name of a table. */
const NAME_LENGTH = 255;
const TABLE_LENGTH = 120;

/** What one of several tables of a file is kept as: of the file's name alone, nobody knows which of them was recorded. */
export function nameOfTable(fileName: string, part: string): string {
  const table = shortened(keptName(part), TABLE_LENGTH);
  return `${shortened(fileName, NAME_LENGTH - 2 - table.length)}: ${table}`;
}

/** Not within a character that has two units. */
function shortened(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
