import { TOKEN_SCOPES, type TokenScope } from '@earntrack/contract';
import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';

export interface Signing {
  /** Signs; at least 32 characters. */
  secret: string;
  /** Was it before: what it signed is still good. Null outside of a rotation. */
  previousSecret: string | null;
  /** Whose tokens these are: the public address. */
  issuer: string;
  expiresInSeconds: number;
}

export interface AccessClaims {
  userId: string;
  familyId: string;
  scopes: readonly TokenScope[];
  expiresAt: Date;
}

/** Signs and reads what a program sends with its requests. */
export interface AccessTokens {
  sign(claims: Omit<AccessClaims, 'expiresAt'>, now: Date): Promise<{ token: string; expiresAt: Date }>;
  /** What a token says. "unknown" for one that is not ours, "expired" for one that was. */
  read(token: string, now: Date): Promise<AccessClaims | 'unknown' | 'expired'>;
}

const ALGORITHM = 'HS256';
/** RFC 9068: so that no other JWT under the same secret is taken for an access token. */
const TYPE = 'at+jwt';

/** JWTs, signed with one secret and read with that and the one before. */
export function createAccessTokens(signing: Signing): AccessTokens {
  const { issuer, expiresInSeconds } = signing;
  const keyOf = (secret: string) => new TextEncoder().encode(secret);
  const key = keyOf(signing.secret);
  const keys = signing.previousSecret === null ? [key] : [key, keyOf(signing.previousSecret)];
  return {
    async sign({ userId, familyId, scopes }, now) {
      const issuedAt = Math.floor(now.getTime() / 1000);
      const expiry = issuedAt + expiresInSeconds;
      const token = await new SignJWT({ sid: familyId, scopes: [...scopes] })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
        .setSubject(userId)
        .setIssuer(issuer)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiry)
        .sign(key);
      return { token, expiresAt: new Date(expiry * 1000) };
    },
    async read(token, now) {
      for (const each of keys) {
        const claims = await verify(token, each, { issuer, now });
        if (claims !== 'signed by another') return claims;
      }
      return 'unknown';
    },
  };
}

async function verify(token: string, key: Uint8Array, { issuer, now }: { issuer: string; now: Date }) {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      issuer,
      currentDate: now,
      requiredClaims: ['sub', 'sid', 'iat', 'exp'],
    });
    return claimsOf(payload);
  } catch (err) {
    if (err instanceof errors.JWSSignatureVerificationFailed) return 'signed by another';
    if (err instanceof errors.JWTExpired) return 'expired';
    if (err instanceof errors.JOSEError) return 'unknown';
    throw err;
  }
}

function claimsOf({ sub, sid, scopes, exp }: JWTPayload): AccessClaims | 'unknown' {
  if (typeof sub !== 'string' || typeof sid !== 'string' || !Array.isArray(scopes) || exp === undefined)
    return 'unknown';
  const allowed = TOKEN_SCOPES.filter((scope) => scopes.includes(scope));
  return { userId: sub, familyId: sid, scopes: allowed, expiresAt: new Date(exp * 1000) };
}
