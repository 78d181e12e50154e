import type { Schema } from './api-document.ts';

const OF_FORMAT: Readonly<Record<string, string>> = {
  uuid: 'id (UUID)',
  date: 'day, YYYY-MM-DD',
  'date-time': 'instant, ISO 8601 in UTC',
  email: 'e-mail address',
};

/** What a value is, in a few words; what refers to an object is shown as its name by whoever asks. */
export function typeInWords(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each)).join(' or ');
  if (schema.type === 'array')
    return `list${schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`}`;
  if (schema.type === 'integer') return `whole number${rangeOf(schema)}`;
  if (schema.type === 'number') return `number${rangeOf(schema)}`;
  if (schema.type === 'boolean') return 'true or false';
  if (schema.type === 'string') return textInWords(schema);
  return schema.type ?? 'any value';
}

function textInWords({ format = '', pattern = '', minLength, maxLength }: Schema): string {
  if (pattern.startsWith('^-?\\d')) return 'decimal as text';
  if (pattern === '^[A-Z]{3}$') return 'currency, ISO 4217';
  const known = OF_FORMAT[format];
  if (known !== undefined) return known;
  if (maxLength === undefined) return 'text';
  return minLength
    ? `text, ${minLength} to ${maxLength} characters`
    : `text, at most ${maxLength} characters`;
}

function rangeOf({ minimum, maximum }: Schema): string {
  const many = (count: number) => count.toLocaleString('en');
  if (minimum !== undefined && maximum !== undefined) return `, ${many(minimum)} to ${many(maximum)}`;
  if (minimum !== undefined) return `, at least ${many(minimum)}`;
  return maximum === undefined ? '' : `, at most ${many(maximum)}`;
}
