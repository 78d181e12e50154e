import { ConfigError, readConfig } from '../config/index.ts';

export const DATABASE_URL = 'postgres://earntrack:hunter2secret@localhost:5432/earntrack';

/** What the server says of an environment that cannot be used. Throws where it can. */
export function problemsOf(env: Record<string, string>): string {
  try {
    readConfig(env);
  } catch (err) {
    if (err instanceof ConfigError) return err.message;
    throw err;
  }
  throw new Error('The environment was accepted');
}
