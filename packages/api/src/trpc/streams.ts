import { TRPCError, tracked } from '@trpc/server';
import type { z } from 'zod';
import { trpcErrorOf } from './trpc-error.ts';

type Tracked<Event> = ReturnType<typeof tracked<Event>>;

/** Says what a subscription tells, as `shows` says what a procedure answers. */
export function tells<Schema extends z.ZodType>(schema: Schema) {
  return { schema, parse: (events: AsyncGenerator<Tracked<z.output<Schema>>, void, void>) => events };
}

/**
 * Gives each event of a stream the id to go on from, and a refusal in the middle of it the code that one at its beginning
 * would have: what is thrown after the first event passes no middleware.
 */
export async function* trackedBy<Item, Event>(
  items: AsyncIterable<Item>,
  eventOf: (item: Item) => { id: string; event: Event },
): AsyncGenerator<Tracked<Event>, void, void> {
  try {
    for await (const item of items) {
      const { id, event } = eventOf(item);
      yield tracked(id, event);
    }
  } catch (cause) {
    throw trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
  }
}
