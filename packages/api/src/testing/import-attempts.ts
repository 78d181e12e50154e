import { type Attempt, foreign, own } from './attempt.ts';
import { mappingInput } from './factories.ts';
import { type StagedFile, statementFile } from './import-session.ts';

const CSV = 'platform,date,amount,hours,notes\nShop,2026-11-01,10.00,,\n';

/** A file of one row for a platform. */
export function fileFor(platformId: string): StagedFile {
  return statementFile(CSV, [{ name: 'Shop', target: { kind: 'existing', platformId } }]);
}

/** Statements, and how they are read. */
export const IMPORT_ATTEMPTS: Record<string, Attempt> = {
  'mappings.list': own(({ api }) => api.mappings.list()),
  'mappings.save': own(({ api }) => api.mappings.save(mappingInput())),
  'mappings.delete': foreign(({ api }, of) => api.mappings.delete({ id: of.mappingId })),
  'imports.open': foreign(({ api }, of) => api.imports.open(fileFor(of.platformId).open)),
  'imports.stage': foreign(({ api }, of) =>
    api.imports.stage({ importId: of.importId, chunk: 1, items: fileFor(of.platformId).items }),
  ),
  'imports.preview': foreign(({ api }, of) => api.imports.preview({ importId: of.importId })),
  'imports.decide': foreign(({ api }, of) =>
    api.imports.decide({
      importId: of.importId,
      decisions: [{ chunk: 0, position: 0, decision: 'leaveOut' }],
    }),
  ),
  'imports.commit': foreign(({ api }, of) => api.imports.commit({ importId: of.importId })),
  'imports.cancel': foreign(({ api }, of) => api.imports.cancel({ importId: of.importId })),
  'imports.previewUndo': foreign(({ api }, of) => api.imports.previewUndo({ importId: of.importId })),
  'imports.undoItems': foreign(({ api }, of) => api.imports.undoItems({ importId: of.importId })),
  'imports.undo': foreign(({ api }, of) => api.imports.undo({ importId: of.importId })),
  'imports.list': own(({ api }) => api.imports.list()),
  'imports.get': foreign(({ api }, of) => api.imports.get({ importId: of.importId })),
  'imports.mapping': foreign(({ api }, of) => api.imports.mapping({ importId: of.importId })),
  'imports.findByHash': own(({ api }, of) =>
    api.imports.findByHash({ fileSha256: fileFor(of.platformId).open.fileSha256 }),
  ),
  'imports.platformsBefore': own(({ api }) => api.imports.platformsBefore({ presetId: 'generic' })),
  'imports.earningVersions': foreign(({ api }, of) => api.imports.earningVersions({ id: of.earningId })),
  'imports.workVersions': foreign(({ api }, of) => api.imports.workVersions({ id: of.workId })),
  'imports.payoutVersions': foreign(({ api }, of) => api.imports.payoutVersions({ id: of.payoutId })),
  'imports.items': foreign(({ api }, of) => api.imports.items({ importId: of.importId })),
};
