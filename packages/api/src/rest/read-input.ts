import { AppError } from '@earntrack/contract';
import { alternativeOf, type JsonSchema, typesOf } from './input-shape.ts';
import type { Operation } from './operations.ts';

/** One request to an operation, as any HTTP server has it. */
export interface RestRequest {
  path: Record<string, string>;
  query: URLSearchParams;
  /** What the body says; undefined where there is none. */
  body: unknown;
  ifMatch: string | undefined;
}

type Fields = Record<string, unknown>;

/**
 * The input of the procedure that a request asks for: what its path, its query and its body say, and the version that
 * If-Match names. The procedure itself reads whether that is right.
 */
export function readInput(operation: Operation, request: RestRequest): Fields {
  const path = fieldsOfPath(operation, request.path);
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    refuseBody(operation, request.body);
    return { ...readQuery(operation.input, request.query), ...path };
  }
  refuseQuery(request.query);
  const body = fieldsOfBody(request.body);
  for (const name of operation.pathFields) {
    if (name in body) throw refused(`The address says "${name}" already: leave it out of the body.`, name);
  }
  return { ...body, ...path, ...versionOf(operation, request.ifMatch, body) };
}

function fieldsOfPath({ input, pathFields }: Operation, values: Record<string, string>): Fields {
  return Object.fromEntries(
    pathFields.map((name) => [name, scalarOf(values[name] ?? '', input.properties?.[name] ?? {})]),
  );
}

function versionOf({ isVersioned }: Operation, ifMatch: string | undefined, body: Fields): Fields {
  if (!isVersioned) return {};
  if ('version' in body) {
    throw refused('Name the version by the header If-Match, as the answer named it by ETag.', 'version');
  }
  if (ifMatch === undefined) {
    throw new AppError(
      'version_missing',
      'Name the version that you change: send the ETag of what you have read as If-Match.',
    );
  }
  const version = versionOfTag(ifMatch);
  if (version === null)
    throw refused('If-Match has to be the ETag of one answer, as it was sent.', 'version');
  return { version };
}

/** An ETag begins with the version of what it stands for. */
function versionOfTag(tag: string): number | null {
  const version = /^(?:W\/)?"(\d{1,9})(?:\.[\w-]+)?"$/.exec(tag.trim())?.[1];
  return version === undefined ? null : Number(version);
}

function fieldsOfBody(body: unknown): Fields {
  if (body === undefined || body === null) return {};
  if (typeof body !== 'object' || Array.isArray(body)) throw refused('The body has to be a JSON object.');
  return body as Fields;
}

/** Flat fields by their names, repeated ones for a list, and fields of an object in brackets: period[kind]=month. */
export function readQuery(input: JsonSchema, query: URLSearchParams): Fields {
  const fields: Fields = {};
  for (const name of new Set(query.keys())) {
    const texts = query.getAll(name);
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    const shape = input.properties?.[outer ?? name] ?? {};
    if (outer !== undefined && inner !== undefined) {
      const within = alternativeOf(shape, 'object')?.properties?.[inner] ?? {};
      fields[outer] = { ...(fields[outer] as Fields), [inner]: valueOf(name, texts, within) };
    } else fields[name] = valueOf(name, texts, shape);
  }
  return fields;
}

function valueOf(name: string, texts: readonly string[], shape: JsonSchema): unknown {
  const list = alternativeOf(shape, 'array');
  if (list) return texts.map((text) => scalarOf(text, list.items ?? {}));
  const [text = ''] = texts;
  if (texts.length > 1) throw refused(`"${name}" can be given once only.`, name);
  return scalarOf(text, shape);
}

/** A text that cannot be read as its type stays what it is, and is refused by the procedure with the field's name. */
function scalarOf(text: string, shape: JsonSchema): unknown {
  const types = typesOf(shape);
  if (types.includes('string') || types.length === 0) return text;
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  const isNumber = types.includes('integer') || types.includes('number');
  return isNumber && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function refuseBody({ method }: Operation, body: unknown): void {
  if (body !== undefined && body !== null) throw refused(`A ${method} says everything in its address.`);
}

function refuseQuery(query: URLSearchParams): void {
  const [name] = query.keys();
  if (name !== undefined) throw refused(`Write "${name}" into the body: this address takes no query.`, name);
}

function refused(message: string, field?: string): AppError {
  return new AppError('invalid_input', message, field === undefined ? {} : { fields: { [field]: message } });
}
