import { FIRST_ENTRANCE, type ProvenOwner } from '../entrance.ts';

/** Somebody who was just found to be the owner of an account that is entered as it was on its first day. */
export function ownerOf(userId: string): ProvenOwner {
  return { userId, entrance: FIRST_ENTRANCE };
}
