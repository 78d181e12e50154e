/** On whose behalf a statement is sent, as far as that is known. */
export interface StatementTags {
  /** One of a bounded list. */
  procedure: string | null;
  requestId: string | null;
  /** Of W3C trace context. */
  traceparent: string | null;
}

/** What can end no comment and no quote, and needs no escape. */
const PLAIN = /^[\w.-]{1,64}$/;

/** A comment behind a statement in the manner of sqlcommenter, by which PostgreSQL's own views lead back here; empty where nothing is known. */
export function commentOf({ procedure, requestId, traceparent }: StatementTags): string {
  const parts = Object.entries({ procedure, request_id: requestId, traceparent })
    .filter(([, value]) => value !== null && PLAIN.test(value))
    .map(([name, value]) => `${name}='${value}'`);
  return parts.length === 0 ? '' : ` /*${parts.join(',')}*/`;
}

/** The same for a statement that PostgreSQL keeps: of what is the same each time alone, or it would be another one each time. */
export function keptCommentOf(procedure: string): string {
  return commentOf({ procedure, requestId: null, traceparent: null });
}
