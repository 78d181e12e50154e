import { AppError, LIMITS, type MappingView, type saveMappingInput } from '@earntrack/contract';
import { holdAccount, inTransaction } from '@earntrack/db';
import { faultOfMapping } from '@earntrack/statements';
import type { z } from 'zod';
import type { Actor, Handle } from '../../actor.ts';
import { countOtherMappings, deleteMapping, listMappings, upsertMapping } from './mappings.queries.ts';
import { mappingView } from './mappings.view.ts';

type SaveMapping = z.output<typeof saveMappingInput>;

export async function showMappings(db: Handle, actor: Actor): Promise<MappingView[]> {
  const rows = await listMappings(db, actor.userId, LIMITS.mappings);
  return rows.map(mappingView);
}

/** Keeps a mapping, in the place of the one of its id where that is there. */
export function saveMapping(db: Handle, actor: Actor, input: SaveMapping): Promise<MappingView> {
  const fault = faultOfMapping(input.mapping);
  if (fault !== null) throw new AppError('invalid_input', fault, { fields: { mapping: fault } });
  return inTransaction(db, async (tx) => {
    // Two that arrive at once are counted one after the other.
    await holdAccount(tx, actor.userId);
    if ((await countOtherMappings(tx, actor.userId, input.id)) >= LIMITS.mappings) {
      throw new AppError(
        'conflict',
        `You keep ${LIMITS.mappings} ways of reading files already. Delete one that you do not need.`,
      );
    }
    const { id, name, fingerprint, mapping } = input;
    const written = { created_at: actor.now, updated_at: actor.now };
    const row = { id, name, fingerprint, mapping: JSON.stringify(mapping), ...written };
    return mappingView(await upsertMapping(tx, actor.userId, row));
  });
}

/** Forgets a mapping. What was read by it keeps it. */
export async function forgetMapping(db: Handle, actor: Actor, id: string): Promise<{ id: string }> {
  if (!(await deleteMapping(db, actor.userId, id))) {
    throw new AppError('not_found', 'This way of reading files does not exist any more.');
  }
  return { id };
}
