import { smoke } from '../../smoke/smoke.ts';
import { expectThat } from '../expect.ts';
import { type Balancer, startBalancer } from '../ground/balancer.ts';
import type { Ground } from '../ground/ground.ts';
import type { Release, Served } from '../ground/served.ts';

const SMOKE_PATIENCE_MS = 5_000;

/** Two servers behind a balancer, which are replaced one after the other. */
export class Rollout {
  readonly #ground: Ground;
  readonly #databaseUrl: string;
  readonly #balancer: Balancer;
  readonly #servers: Served[];

  private constructor(ground: Ground, databaseUrl: string, parts: { balancer: Balancer; servers: Served[] }) {
    this.#ground = ground;
    this.#databaseUrl = databaseUrl;
    this.#balancer = parts.balancer;
    this.#servers = parts.servers;
    this.#ask(this.#servers);
  }

  static async begin(ground: Ground, databaseUrl: string): Promise<Rollout> {
    const servers = [await ground.serve(databaseUrl), await ground.serve(databaseUrl)];
    const balancer = await startBalancer();
    ground.endsWith(() => balancer.close());
    return new Rollout(ground, databaseUrl, { balancer, servers });
  }

  /** Where people come to. */
  get origin(): string {
    return this.#balancer.origin;
  }

  /**
   * Replaces one server after the other, each asked by nobody until it was tried. The first that does not pass ends it: that place
   * stays empty, whoever was not replaced serves on, and this throws with what was wrong.
   */
  async replaceWith(release: Release): Promise<void> {
    for (const [place, old] of this.#servers.entries()) {
      this.#ask(this.#servers.filter((server) => server !== old));
      await old.leave();
      this.#servers[place] = await this.#startTried(release);
      this.#ask(this.#servers);
    }
  }

  /** Fills the places that a rollout left empty with the release that people use. */
  async fill(): Promise<void> {
    for (const [place, server] of this.#servers.entries())
      if (!server.isRunning()) this.#servers[place] = await this.#startTried({});
    this.#ask(this.#servers);
  }

  async #startTried(release: Release): Promise<Served> {
    const served = await this.#ground.serve(this.#databaseUrl, release);
    const { ok, checks } = await smoke({ origin: served.origin, token: null, patienceMs: SMOKE_PATIENCE_MS });
    if (ok) return served;
    await served.kill();
    const wrong = checks.filter(({ result }) => result === 'failed').map(({ detail }) => detail);
    expectThat(ok, `The smoke test says: ${wrong.join(' ')}`);
    return served;
  }

  #ask(servers: readonly Served[]): void {
    this.#balancer.members = servers.map(({ origin }) => origin);
  }
}
