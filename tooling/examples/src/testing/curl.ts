import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

// What the guide uses of curl, for machines that have none. Any other option ends it.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    request: { type: 'string', short: 'X' },
    header: { type: 'string', short: 'H', multiple: true, default: [] },
    json: { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
});
const [url, ...rest] = positionals;
if (url === undefined || rest.length > 0) throw new Error('One address is asked');

const headers = new Headers(
  values.header.map((line): [string, string] => [
    line.split(':')[0] ?? '',
    line.slice(line.indexOf(':') + 1),
  ]),
);
const ofJson = { 'content-type': 'application/json', accept: 'application/json' };
if (values.json !== undefined) for (const [name, value] of Object.entries(ofJson)) headers.set(name, value);
const answer = await fetch(url, {
  method: values.request ?? (values.json === undefined ? 'GET' : 'POST'),
  headers,
  ...(values.json !== undefined && { body: values.json }),
});
const text = await answer.text();
if (values.output === undefined) console.log(text);
else await writeFile(values.output, text);
