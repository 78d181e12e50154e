import { restoredArchiveView } from '@earntrack/contract';
import { answerSchema } from './schemas.ts';

const FILE = { 'application/zip': { schema: { type: 'string', format: 'binary' } } };
const REFUSED = { $ref: '#/components/responses/Problem' };
const REFUSALS = { '4XX': REFUSED, '5XX': REFUSED };

export const RESTORED = answerSchema(restoredArchiveView);

/** What gives and takes a whole account as a file: no procedure, so its place is said here. */
export const ARCHIVE_PATHS = {
  '/archive': {
    get: {
      operationId: 'archiveDownload',
      summary: 'Download everything of the account as one zip file',
      description: 'docs/archive-format.md of EarnTrack describes every field of it.',
      tags: ['archive'],
      security: [{ bearer: ['export'] }, { session: [] }],
      responses: { '200': { description: 'The archive', content: FILE }, ...REFUSALS },
    },
    post: {
      operationId: 'archiveRestore',
      summary: 'Make a fresh account equal to the one that an archive was made of',
      description:
        'All of it or nothing, into an account without data of its own alone. The same archive again changes nothing and says so.',
      tags: ['archive'],
      security: [{ bearer: ['import'] }, { session: [] }],
      requestBody: { required: true, content: FILE },
      responses: {
        '200': { description: 'Restored', content: { 'application/json': { schema: RESTORED } } },
        ...REFUSALS,
      },
    },
  },
};
