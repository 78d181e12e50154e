import { Secret, TOTP } from 'otpauth';

/** What every app for codes understands, and most understand nothing else. */
const FORM = { issuer: 'EarnTrack', algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** A clock may be half a minute off, and typing takes a while. */
const STEPS_AROUND = 1;

/** A new secret that an app and the server share, in base 32. */
export function makeTimeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The same as an address that apps read from a picture. */
export function timeSecretUri(secret: string, account: string): string {
  return new TOTP({ ...FORM, label: account, secret }).toString();
}

/** The time step whose code this is, of the present one and those beside it; null for a wrong one. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const totp = new TOTP({ ...FORM, secret });
  const timestamp = now.getTime();
  const distance = totp.validate({ token: code, timestamp, window: STEPS_AROUND });
  return distance === null ? null : totp.counter({ timestamp }) + distance;
}
