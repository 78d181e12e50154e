import { DocumentCheck } from './document-check.ts';
import { OUR_PAGE, REGISTRATION, type TestApp } from './test-app.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Answer = Record<string, unknown>;

interface Asked {
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody who calls /api/v1 and holds every request and every answer against its document. */
export class RestCaller {
  /** Every operation that was asked, as "GET /earnings/{id}". */
  readonly asked = new Set<string>();
  readonly check = new DocumentCheck();
  readonly #server: TestApp;
  readonly #cookie: string;

  private constructor(server: TestApp, cookie: string) {
    this.#server = server;
    this.#cookie = cookie;
  }

  static async signUp(server: TestApp, name: string): Promise<RestCaller> {
    const response = await server.app.inject({
      method: 'POST',
      url: '/trpc/auth.register',
      headers: OUR_PAGE,
      payload: JSON.stringify({ ...REGISTRATION, email: `${name}@example.com` }),
    });
    return new RestCaller(server, String(response.headers['set-cookie']).split(';')[0] ?? '');
  }

  /** Asks, and throws where the answer is not described. */
  async ask(method: Method, path: string, { path: values = {}, query, body, headers }: Asked = {}) {
    this.asked.add(`${method} ${path}`);
    const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
    const response = await this.#server.app.inject({
      method,
      url: `/api/v1${address}${query === undefined ? '' : `?${query}`}`,
      headers: { ...OUR_PAGE, cookie: this.#cookie, ...headers },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const status = response.statusCode;
    const type = String(response.headers['content-type']).split(';')[0] ?? '';
    const answer: unknown = /[/+]json$/.test(type) ? JSON.parse(response.body) : response.body;
    const faults = this.check.faultsOfAnswer({ method, path, status, type, body: answer });
    if (faults.length > 0)
      throw new Error(`${method} ${path} answered ${status}: ${faults.join('; ')}\n${response.body}`);
    return { status, answer: answer as Answer, headers: response.headers };
  }

  /** As `ask`, for what has to work and to be asked as described. */
  async ok(method: Method, path: string, asked: Asked = {}): Promise<Answer> {
    const faults = this.check.faultsOfRequest(method, path, asked.body);
    if (faults.length > 0)
      throw new Error(`${method} ${path} was not asked as described: ${faults.join('; ')}`);
    const { status, answer } = await this.ask(method, path, asked);
    if (status >= 400) throw new Error(`${method} ${path} was refused: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** Makes something, and returns its id. */
  async make(path: string, body: object): Promise<string> {
    return String((await this.ok('POST', path, { body }))['id']);
  }

  /** Reads something, and changes the version that was read. */
  async change(
    method: 'PUT' | 'PATCH',
    path: string,
    { of = {}, body }: { of?: Record<string, string>; body: object },
  ): Promise<Answer> {
    const { headers } = await this.ask('GET', path, { path: of });
    return this.ok(method, path, { path: of, body, headers: { 'if-match': String(headers.etag) } });
  }

  /** Gets a file, of the kind that is described. */
  async download(path: string): Promise<Buffer> {
    this.asked.add(`GET ${path}`);
    const { rawPayload, headers } = await this.#server.app.inject({
      url: `/api/v1${path}`,
      headers: { ...OUR_PAGE, cookie: this.#cookie },
    });
    const described = this.check.operation('GET', path).responses[200]?.content ?? {};
    const type = String(headers['content-type']);
    if (!(type in described)) throw new Error(`GET ${path} answered ${type}: ${rawPayload.toString()}`);
    return rawPayload;
  }

  /** Sends a file of the kind that is described. */
  async upload(path: string, payload: Buffer): Promise<Answer> {
    this.asked.add(`POST ${path}`);
    const [type = ''] = Object.keys(this.check.operation('POST', path).requestBody?.content ?? {});
    const response = await this.#server.app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { ...OUR_PAGE, 'content-type': type, cookie: this.#cookie },
      payload,
    });
    const [status, body] = [response.statusCode, response.json<Answer>()];
    const answered = String(response.headers['content-type']).split(';')[0] ?? '';
    const faults = this.check.faultsOfAnswer({ method: 'POST', path, status, type: answered, body });
    if (status !== 200 || faults.length > 0)
      throw new Error(`POST ${path} answered ${status}: ${faults.join('; ')}\n${response.body}`);
    return body;
  }
}
