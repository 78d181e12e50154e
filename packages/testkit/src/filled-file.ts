import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const DOCKER = join(import.meta.dirname, '../../../docker');

/**
 * A file of `docker/`, whose `${NAMES}` are filled in as docker/alertmanager/render.sh does it. Throws where one is given that the
 * file does not name, or the other way round: then it is not the file of production any more that is tried.
 */
export async function filledFile(
  path: string,
  values: Readonly<Record<string, string | number>>,
): Promise<string> {
  const text = (await readFile(join(DOCKER, path), 'utf8')).replace(/^ *#.*\n/gm, '');
  const unused = new Set(Object.keys(values));
  const filled = text.replace(/\$\{([A-Z_]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`docker/${path} asks for ${name}, which is not given.`);
    unused.delete(name);
    return String(value);
  });
  if (unused.size > 0) throw new Error(`docker/${path} does not ask for ${[...unused].join(', ')}.`);
  return filled;
}
