/** JSON Schema, as far as the reference shows it. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  examples?: readonly unknown[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
}

type Content = Record<string, { schema: Schema }>;

export interface Answer {
  $ref?: string;
  description?: string;
  headers?: Record<string, unknown>;
  content?: Content;
}

interface DescribedOperation {
  operationId: string;
  summary: string;
  description?: string;
  tags: readonly string[];
  security: readonly Record<string, readonly string[]>[];
  parameters?: readonly Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, Answer>;
}

/** The description of the API, as openapi.json keeps it. */
export interface ApiDocument {
  tags: readonly { name: string }[];
  paths: Record<string, Record<string, DescribedOperation>>;
  components: { schemas: Record<string, Schema>; parameters: Record<string, Parameter> };
}

export interface Operation extends Omit<DescribedOperation, 'parameters'> {
  method: string;
  path: string;
  parameters: readonly Parameter[];
}

/** Every operation under its tag, in the order of the document. */
export function groupsOf(document: ApiDocument): { name: string; operations: Operation[] }[] {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      method: method.toUpperCase(),
      path: `/api/v1${path}`,
      parameters: (described.parameters ?? []).map((parameter) => resolved(document, parameter)),
    })),
  );
  return document.tags.map(({ name }) => ({
    name,
    operations: operations.filter(({ tags }) => tags.includes(name)),
  }));
}

function resolved({ components }: ApiDocument, parameter: Parameter): Parameter {
  return components.parameters[nameOf(parameter) ?? ''] ?? parameter;
}

/** "EarningView" of a reference to it; undefined for what is no reference. */
export function nameOf({ $ref }: { $ref?: string }): string | undefined {
  return $ref?.split('/').at(-1);
}

/** What a token needs: a scope, nothing in particular, or that nobody has to be anybody. */
export function needOf({ security }: Operation): 'nobody' | 'anybody' | (string & {}) {
  if (security.length === 0) return 'nobody';
  return security.find((each) => 'bearer' in each)?.['bearer']?.[0] ?? 'anybody';
}
