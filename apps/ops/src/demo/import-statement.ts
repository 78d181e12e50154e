import { createHash } from 'node:crypto';
import type { EarnTrackClient } from '@earntrack/client';
import type { ImportView } from '@earntrack/contract';
import { readStatement, toWireItems } from '@earntrack/statements';

import { HOME, type StoryFile } from './story.ts';

const CHUNK_ITEMS = 500;

/** Takes a statement in as the page does: read here, sent in chunks, recorded at once. Doing it again changes nothing. */
export async function importStatement(
  client: EarnTrackClient,
  file: StoryFile,
  platformId: string,
): Promise<ImportView> {
  const bytes = new TextEncoder().encode(file.csv);
  const outcome = readStatement(bytes, { currency: HOME.currency, timeZone: HOME.timeZone });
  if (outcome.kind !== 'read') throw new Error(`${file.fileName}: ${outcome.message}`);
  const { statement } = outcome;
  const items = toWireItems(statement);
  const names = new Set(
    statement.items.flatMap((item) => (item.kind === 'leftOut' ? [] : item.platformName)),
  );
  const opened = await client.imports.open.mutate({
    id: file.importId,
    presetId: statement.presetId ?? '',
    fileName: file.fileName,
    fileSha256: createHash('sha256').update(bytes).digest('hex'),
    rowCount: statement.rowCount,
    itemCount: items.length,
    why: statement.why,
    origins: statement.origins,
    platforms: [...names].map((name) => ({ name, target: { kind: 'existing', platformId } })),
  });
  if (opened.state === 'committed') return opened;
  for (let chunk = 0; chunk * CHUNK_ITEMS < items.length; chunk += 1) {
    const part = items.slice(chunk * CHUNK_ITEMS, (chunk + 1) * CHUNK_ITEMS);
    await client.imports.stage.mutate({ importId: file.importId, chunk, items: part });
  }
  return client.imports.commit.mutate({ importId: file.importId });
}
