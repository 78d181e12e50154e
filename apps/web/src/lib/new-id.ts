import { uuidv7 } from '@earntrack/domain';

/** An id for something that is about to be created; works on plain http too, where `crypto.randomUUID` is missing. */
export function newId(): string {
  return uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
