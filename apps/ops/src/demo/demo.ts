import type { Database } from '../start/database.ts';
import { openDemoAccount } from './demo-account.ts';
import { signIn } from './demo-client.ts';
import { type DemoNote, writeDemoNote } from './demo-note.ts';
import { fillDemo } from './fill-demo.ts';
import { tellStory } from './tell-story.ts';

export interface DemoPlace {
  dataDir: string;
  /** Where the server listens. */
  baseUrl: string;
  log: (message: string) => void;
}

/** The demo beside a start: an account before the server is there, its story once the server answers. */
export class Demo {
  readonly #place: DemoPlace;
  #note: DemoNote | null = null;

  constructor(place: DemoPlace) {
    this.#place = place;
  }

  /** Throws OperatorError where somebody recorded something: nothing is touched then. */
  async prepare(database: Database): Promise<void> {
    this.#note = await openDemoAccount(database.url, this.#place.dataDir);
  }

  /** Records what is not recorded yet, and says how to sign in. */
  async fill(): Promise<void> {
    const { dataDir, baseUrl, log } = this.#place;
    const note = this.#note;
    if (note === null) return;
    if (!note.isFilled) {
      log('Recording the demo: three platforms, eighteen months ...');
      await fillDemo(await signIn(baseUrl, note), tellStory(note.today), log);
      await writeDemoNote(dataDir, { ...note, isFilled: true });
    }
    log(`Sign in as ${note.email} with the password ${note.password}`);
  }
}
