import { withoutPersonal } from '@earntrack/statements';

/** A file's name as it is kept: without e-mail addresses and phone numbers. Other names of people cannot be told from those of things. */
export function keptName(fileName: string): string {
  const [, stem = fileName, ending = ''] = /^(.+)(\.(?:csv|tsv|txt|xlsx|zip))$/i.exec(fileName) ?? [];
  return `${withoutPersonal(stem)}${ending}`;
}
