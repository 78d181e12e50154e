import { type OpenApiDocument, openApiDocument } from '@earntrack/api/server';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

interface Answered {
  method: string;
  /** As the document writes it: "/earnings/{id}". */
  path: string;
  status: number;
  body: unknown;
}

interface Described {
  content?: Record<string, { schema: object }>;
  $ref?: string;
}

interface DescribedOperation {
  operationId: string;
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, Described>;
}

/** Holds requests and answers against the document of /api/v1. */
export class DocumentCheck {
  readonly document: OpenApiDocument = openApiDocument();
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  readonly #checks = new Map<object, ValidateFunction>();

  constructor() {
    addFormats.default(this.#ajv);
  }

  operation(method: string, path: string): DescribedOperation {
    const found = (this.document.paths[path] as Record<string, DescribedOperation> | undefined)?.[
      method.toLowerCase()
    ];
    if (!found) throw new Error(`The document does not know ${method} ${path}`);
    return found;
  }

  /** What is wrong with a body that is sent; nothing where it is as described. */
  faultsOfRequest(method: string, path: string, body: unknown): string[] {
    const schema = this.operation(method, path).requestBody?.content['application/json']?.schema;
    if (schema === undefined) return body === undefined ? [] : ['A body where none is described'];
    return this.#faults(schema, body);
  }

  /** What is wrong with an answer. */
  faultsOfAnswer({ method, path, status, body }: Answered): string[] {
    const { responses } = this.operation(method, path);
    const described = responses[status] ?? responses[`${Math.floor(status / 100)}XX`];
    if (described === undefined) return [`${status} is not described`];
    const { content } = this.#resolved(described);
    const [schema] = Object.values(content ?? {}).map((each) => each.schema);
    return schema === undefined ? ['No form is described'] : this.#faults(schema, body);
  }

  #resolved(described: Described): Described {
    if (described.$ref === undefined) return described;
    const named: Record<string, Described> = this.document.components.responses;
    const found = named[described.$ref.replace('#/components/responses/', '')];
    if (found === undefined) throw new Error(`The document does not know ${described.$ref}`);
    return found;
  }

  #faults(schema: object, value: unknown): string[] {
    const { schemas } = this.document.components;
    // Schemas point at each other from the root of what is compiled.
    const check = this.#checks.get(schema) ?? this.#ajv.compile({ ...schema, components: { schemas } });
    this.#checks.set(schema, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}
