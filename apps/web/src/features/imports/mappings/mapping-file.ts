import { LIMITS } from '@earntrack/contract';

export type MappingFile =
  | { kind: 'mapping'; name: string; mapping: Record<string, unknown> }
  | { kind: 'fault'; message: string };

/** What is wrong with a mapping; null where it can be used. */
type FaultOf = (mapping: unknown) => Promise<string | null>;

/** What the text of a mapping file says, or a sentence that says what is wrong with it. */
export async function readMappingFile(
  fileName: string,
  text: string,
  faultOf: FaultOf,
): Promise<MappingFile> {
  const json = jsonOf(text);
  if (json === undefined)
    return { kind: 'fault', message: `${fileName} is no JSON, and so no mapping file.` };
  const fault = await faultOf(json);
  if (fault !== null) return { kind: 'fault', message: fault };
  const mapping = json as Record<string, unknown>;
  if (JSON.stringify(mapping).length > LIMITS.mappingLength) {
    return { kind: 'fault', message: `A mapping has at most ${LIMITS.mappingLength} characters.` };
  }
  const own = typeof mapping['name'] === 'string' ? mapping['name'].trim() : '';
  const name = (own || fileName.replace(/\.json$/i, '')).slice(0, LIMITS.mappingNameLength);
  return { kind: 'mapping', name, mapping };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Said in a sentence: a comma too many is no fault of ours.
    return undefined;
  }
}
