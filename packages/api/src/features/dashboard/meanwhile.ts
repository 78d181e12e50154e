import { setImmediate as nextTurn } from 'node:timers/promises';

/** Makes something of what is there while the next answer is on its way from the database. Gives both. */
export async function meanwhile<Answer, Made>(
  onItsWay: Promise<Answer>,
  make: () => Made,
): Promise<[Answer, Made]> {
  return Promise.all([onItsWay, nextTurn().then(make)]);
}
