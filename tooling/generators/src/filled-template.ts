import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../templates');

/** Groups of values by name: `{{one.pascal}}` in a template is `pascal` of the group `one`. */
export type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The text of a template with its places filled. Throws for a place that nothing fills: that is a mistake of ours. */
export function filledTemplate(name: string, values: Values): string {
  const text = readFileSync(join(folder, `${name}.txt`), 'utf8');
  return text.replace(/\{\{(\w+)\.(\w+)\}\}/g, (place, group: string, key: string) => {
    const value = values[group]?.[key];
    if (value === undefined) throw new Error(`Nothing fills ${place} of ${name}.`);
    return value;
  });
}
