import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const require = createRequire(import.meta.url);
const FOLDER = join(dirname(require.resolve('@cyclonedx/cyclonedx-library/package.json')), 'res/schema');
const fileOf = (name: string) => `${name}.SNAPSHOT.schema.json`;
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, fileOf(name)), 'utf8')) as object;

/** What CycloneDX has against a bill, by its own schema of the version that the bill names; nothing where it is one. */
export function faultsOfBill(bill: object): string[] {
  const { specVersion = '' } = bill as { specVersion?: string };
  const isBill = schemas.get(specVersion) ?? schemaOf(specVersion);
  schemas.set(specVersion, isBill);
  if (isBill(bill)) return [];
  return (isBill.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Seconds of work each. */
const schemas = new Map<string, ValidateFunction>();

function schemaOf(specVersion: string): ValidateFunction {
  // Of these ajv knows nothing, and nothing of ours is one.
  const formats = { 'iri-reference': true, 'idn-email': true } as const;
  const ajv = new Ajv({ strict: false, formats });
  addFormats.default(ajv);
  for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs'])
    ajv.addSchema(read(name), `http://cyclonedx.org/schema/${fileOf(name)}`);
  return ajv.compile(read(`bom-${specVersion}`));
}
