import { join } from 'node:path';
import type { OpenApiDocument } from '@earntrack/api/server';

/** What programs are promised, for reviewers to read: a change of it is a change of the contract. */
export const OPENAPI_PATH = join(import.meta.dirname, '../../openapi.json');

export function openApiText(document: OpenApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
