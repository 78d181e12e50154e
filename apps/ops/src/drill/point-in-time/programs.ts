import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { OperatorError } from '../../operator-error.ts';

const VERSIONS = '/usr/lib/postgresql';
const PLACES = ['/usr/local/bin', '/usr/bin', '/bin'];

/** Where PostgreSQL's own programs are: the newest of those that Debian keeps beside each other, else those of the path. */
export function findPostgres(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const folders = versions
    .toSorted((left, right) => Number(right) - Number(left))
    .map((version) => join(VERSIONS, version, 'bin'));
  const found = [...folders, ...PLACES].find((folder) => existsSync(join(folder, 'initdb')));
  if (found !== undefined) return found;
  throw new OperatorError('This needs PostgreSQL itself: "apt-get install postgresql-15" brings it.');
}

export function findPgBackRest(): string {
  const found = PLACES.map((folder) => join(folder, 'pgbackrest')).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new OperatorError('This needs pgBackRest: "apt-get install pgbackrest" brings it.');
}
