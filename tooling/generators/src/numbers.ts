import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The number that comes after those in a folder of numbered files, with four digits. */
export function nextNumber(root: string, folder: string): string {
  const numbers = readdirSync(join(root, folder)).map((name) => Number(/^(\d{4})-/.exec(name)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}
