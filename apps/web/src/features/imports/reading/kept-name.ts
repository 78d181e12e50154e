import { withoutPersonal } from '@earntrack/statements';

/** A file's name as it is kept: without e-mail addresses and phone numbers. Other names of people cannot be told from those of things. */
export function keptName(fileName: string): string {
  const [, stem = fileName, ending = ''] = /^(.+)(\.(?:csv|tsv|txt|xlsx|zip))$/i.exec(fileName) ?? [];
  return `${withoutPersonal(stem)}${ending}`;
}

/** How long the name of a file in the history may be, in UTF-16 units. */
const NAME_LENGTH = 255;

/** What one of several tables of a file is kept as: of the file's name alone, nobody knows which of them was recorded. */
export function nameOfTable(fileName: string, part: string): string {
  return `${fileName}: ${keptName(part)}`.slice(0, NAME_LENGTH);
}
