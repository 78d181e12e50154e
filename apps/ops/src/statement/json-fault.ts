/** One part of a JSON text, or the white space between two. */
const TOKEN =
  /[ \t\r\n]+|[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\d.])|(?:true|false|null)\b/uy;

type Wanted = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

/** Where a text stops being JSON, as an editor counts: what a parser says of it differs from one to the next. */
export function jsonFaultIn(text: string): { line: number; column: number } {
  const before = text.slice(0, faultyIndex(text)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function faultyIndex(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) return at;
    const next: Wanted | null = token.trim() === '' ? wanted : after(token, wanted, open);
    if (next === null) return at;
    wanted = next;
    at += token.length;
  }
  return at;
}

/** What may follow a part; null where it cannot stand. Remembers what is open. */
function after(token: string, wanted: Wanted, open: ('{' | '[')[]): Wanted | null {
  const takesValue = wanted === 'value' || wanted === 'value or end';
  const takesEnd = wanted.endsWith('or end');
  const done = (): Wanted => (open.length === 0 ? 'nothing' : 'comma or end');
  switch (token) {
    case '{':
    case '[':
      if (!takesValue) return null;
      open.push(token);
      return token === '{' ? 'name or end' : 'value or end';
    case '}':
    case ']':
      if (!takesEnd || open.pop() !== (token === '}' ? '{' : '[')) return null;
      return done();
    case ',':
      if (wanted !== 'comma or end') return null;
      return open.at(-1) === '{' ? 'name' : 'value';
    case ':':
      return wanted === 'colon' ? 'value' : null;
    default:
      if (wanted.startsWith('name')) return token.startsWith('"') ? 'colon' : null;
      return takesValue ? done() : null;
  }
}
