import type { TokenScope } from '@earntrack/contract';

export type { TokenScope };

/** Where a procedure is found as a resource. */
export interface RestPlace {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below /api/v1, with the fields of the input that the path holds in braces: "/earnings/{id}". */
  path?: string;
}

/** What is not said follows from the procedure: its name, its kind and its input. */
export interface ProcedureMeta {
  /** False for what only a browser with a session does. */
  rest?: RestPlace | false;
  /** What a token needs to call it; "read" for a query and "write" for a mutation. */
  scope?: TokenScope;
  /** Nobody has to be signed in. */
  isOpen?: true;
}
