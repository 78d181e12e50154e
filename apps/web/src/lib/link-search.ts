export interface LinkSearch {
  /** What a link carries that was sent by mail or made by the operator. */
  token?: string;
}

/** The token of a link; none where it lost it on the way. */
export function readLink({ token }: Record<string, unknown>): LinkSearch {
  return typeof token === 'string' && token !== '' ? { token } : {};
}
