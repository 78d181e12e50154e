import type { JsonSchema } from './input-shape.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Named {
  feature: string;
  verb: string;
  type: 'query' | 'mutation';
  input: JsonSchema;
}

export interface Place {
  method: Method;
  path: string;
}

/** Where a procedure is found unless it says so itself: the five verbs of a resource, and any other one below its resource. */
export function usualPlace({ feature, verb, type, input }: Named): Place {
  const resource = `/${kebab(feature)}`;
  const key = keyOf(feature, input);
  const one = key === null ? resource : `${resource}/{${key}}`;
  switch (verb) {
    case 'list':
      return { method: 'GET', path: resource };
    case 'get':
      return { method: 'GET', path: one };
    case 'create':
      return { method: 'POST', path: resource };
    case 'update':
      return { method: isPartial(input, key) ? 'PATCH' : 'PUT', path: one };
    case 'delete':
      return { method: 'DELETE', path: one };
    default:
      return { method: type === 'query' ? 'GET' : 'POST', path: `${one}/${kebab(verb)}` };
  }
}

/** The field that says which one is meant: "id", or "importId" of imports. */
function keyOf(feature: string, { properties = {} }: JsonSchema): string | null {
  return ['id', `${feature.replace(/s$/, '')}Id`].find((name) => name in properties) ?? null;
}

/** A change names what it changes; what replaces the whole says every value, or means its default. */
function isPartial({ properties = {}, required = [] }: JsonSchema, key: string | null): boolean {
  const values = Object.entries(properties).filter(([name]) => name !== key && name !== 'version');
  return values.some(([name, shape]) => !required.includes(name) && !('default' in shape));
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
