import { writeFile } from 'node:fs/promises';
import { openApiDocument } from '@earntrack/api/server';
import { OPENAPI_PATH, openApiText } from './openapi-file.ts';

await writeFile(OPENAPI_PATH, openApiText(openApiDocument()));
