import {
  earningFilter,
  healthView,
  restoredArchiveView,
  statusView,
  type TokenScope,
} from '@earntrack/contract';
import type { Budget } from '../limits/budgets.ts';
import { inputShapeOf, type JsonSchema } from './input-shape.ts';
import { answerSchema } from './schemas.ts';
import type { Method } from './usual-place.ts';

interface PlainBody {
  mediaType: string;
  schema: JsonSchema;
}

/** A resource that is no procedure: it gives or takes a file, or needs nobody. Its route is the server's own. */
export interface PlainOperation {
  operationId: string;
  method: Method;
  /** Below /api/v1. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  /** What a token has to be allowed; null where nobody has to be signed in. */
  scope: TokenScope | null;
  /** What it is paid from; null where it costs nothing. */
  budget: Budget | null;
  /** What its query says, as `readInput` reads it. */
  input: JsonSchema;
  /** What it takes; null where it takes nothing. */
  body: PlainBody | null;
  /** What it answers by status, beside problems. */
  answers: Record<string, PlainBody & { description: string }>;
}

export const EXPORT_EARNINGS: PlainOperation = {
  operationId: 'earningsExport',
  method: 'GET',
  path: '/earnings.csv',
  tag: 'earnings',
  summary: 'Export the earnings that fit a filter as a CSV file',
  description:
    'All of them in one file, newest first, sent as it is made: there are no pages. Importing the file changes nothing in the account that it came from.',
  scope: 'export',
  budget: 'heavy',
  input: inputShapeOf(earningFilter),
  body: null,
  answers: { '200': { description: 'The file', mediaType: 'text/csv', schema: { type: 'string' } } },
};

const READ_HEALTH: PlainOperation = {
  operationId: 'healthGet',
  method: 'GET',
  path: '/health',
  tag: 'health',
  summary: 'Tell whether the server and its parts are well',
  scope: null,
  budget: null,
  input: { type: 'object' },
  body: null,
  answers: {
    '200': { description: 'It works', mediaType: 'application/json', schema: answerSchema(healthView) },
    '503': {
      description: 'A part that it cannot do without is gone',
      mediaType: 'application/json',
      schema: answerSchema(healthView),
    },
  },
};

const READ_STATUS: PlainOperation = {
  operationId: 'statusGet',
  method: 'GET',
  path: '/status',
  tag: 'status',
  summary: 'Tell of incidents, maintenance, and whether anything can be saved',
  description:
    'Answered also while the database is away, with what was last known. The page for people is /status.',
  scope: null,
  budget: null,
  input: { type: 'object' },
  body: null,
  answers: {
    '200': { description: 'How it is', mediaType: 'application/json', schema: answerSchema(statusView) },
  },
};

const EXPORT_ACTIVITY = {
  method: 'GET',
  tag: 'audit',
  description: 'All of it, latest first, sent as it is made: there are no pages.',
  scope: 'export',
  budget: 'heavy',
  input: { type: 'object' },
  body: null,
} as const satisfies Partial<PlainOperation>;

export const EXPORT_ACTIVITY_CSV: PlainOperation = {
  ...EXPORT_ACTIVITY,
  operationId: 'auditExportCsv',
  path: '/audit.csv',
  summary: 'Export what was done with the account as a CSV file',
  answers: { '200': { description: 'The file', mediaType: 'text/csv', schema: { type: 'string' } } },
};

export const EXPORT_ACTIVITY_NDJSON: PlainOperation = {
  ...EXPORT_ACTIVITY,
  operationId: 'auditExportNdjson',
  path: '/audit.ndjson',
  summary: 'Export what was done with the account, one JSON object a line',
  answers: {
    '200': { description: 'The file', mediaType: 'application/x-ndjson', schema: { type: 'string' } },
  },
};

const ZIP: PlainBody = { mediaType: 'application/zip', schema: { type: 'string', format: 'binary' } };

export const DOWNLOAD_ARCHIVE: PlainOperation = {
  operationId: 'archiveDownload',
  method: 'GET',
  path: '/archive',
  tag: 'archive',
  summary: 'Download everything of the account as one zip file',
  description: 'docs/archive-format.md of EarnTrack describes every field of it.',
  scope: 'export',
  budget: 'heavy',
  input: { type: 'object' },
  body: null,
  answers: { '200': { description: 'The archive', ...ZIP } },
};

export const RESTORE_ARCHIVE: PlainOperation = {
  operationId: 'archiveRestore',
  method: 'POST',
  path: '/archive',
  tag: 'archive',
  summary: 'Make a fresh account equal to the one that an archive was made of',
  description:
    'All of it or nothing, into an account without data of its own alone. The same archive again changes nothing and says so.',
  scope: 'import',
  budget: 'heavy',
  input: { type: 'object' },
  body: ZIP,
  answers: {
    '200': {
      description: 'Restored',
      mediaType: 'application/json',
      schema: answerSchema(restoredArchiveView),
    },
  },
};

/** Every operation of /api/v1 that the router does not know; a test asks each of them and holds it against the document. */
export const PLAIN_OPERATIONS: readonly PlainOperation[] = [
  EXPORT_EARNINGS,
  EXPORT_ACTIVITY_CSV,
  EXPORT_ACTIVITY_NDJSON,
  DOWNLOAD_ARCHIVE,
  RESTORE_ARCHIVE,
  READ_HEALTH,
  READ_STATUS,
];
