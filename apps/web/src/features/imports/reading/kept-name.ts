import { withoutPersonal } from '@earntrack/statements';

/** A file's name as it is kept: without e-mail addresses and phone numbers. Other names of people cannot be told from those of things. */
export function keptName(fileName: string): string {
  const [, stem = fileName, ending = ''] = /^(.+)(\.(?:csv|tsv|txt|xlsx|zip))$/i.exec(fileName) ?? [];
  return `${withoutPersonal(stem)}${ending}`;
}

/**
 * What one of several tables of a file is kept as: of the file's name alone, nobody knows which of them was recorded. Of long names the
 * beginnings: the history takes 255 UTF-16 units, and no half of a character.
 */
export function nameOfTable(fileName: string, part: string): string {
  return `${fileName.slice(0, 130).toWellFormed()}: ${keptName(part).slice(0, 120).toWellFormed()}`;
}
