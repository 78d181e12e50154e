import { describe, expect, it } from 'vitest';

import { type Account, chooseAccount, chooseForRoot, type LookUp, requireOwn } from './account.ts';
import { DatabaseStartError } from './database-start-error.ts';

function hostWith(users: Record<string, [uid: number, gid: number]>): LookUp {
  return (flag, user) => {
    const found = Object.entries(users).find(([name, [uid]]) => name === user || String(uid) === user);
    if (found === undefined) return undefined;
    const [name, [uid, gid]] = found;
    return { '-u': String(uid), '-g': String(gid), '-un': name }[flag];
  };
}

const host = hostWith({ root: [0, 0], postgres: [101, 104], nobody: [65534, 65534], shop: [1001, 1002] });

describe('the account that root runs the database as', () => {
  it('is postgres where there is one, else nobody', () => {
    expect(chooseForRoot(undefined, undefined, host)).toMatchObject({
      uid: 101,
      gid: 104,
      label: 'postgres',
    });
    const bare = hostWith({ nobody: [65534, 65533] });
    expect(chooseForRoot(undefined, undefined, bare)).toMatchObject({ uid: 65534, gid: 65533 });
  });

  it('stays the one that owns the database, even when a postgres account came later', () => {
    expect(chooseForRoot(undefined, 65534, host)).toMatchObject({ uid: 65534, label: 'nobody' });
  });

  it('is the one that is asked for, by name or by number', () => {
    expect(chooseForRoot('shop', undefined, host)).toMatchObject({ uid: 1001, gid: 1002, hasName: true });
    expect(chooseForRoot('1001', undefined, host)).toMatchObject({ uid: 1001, gid: 1002, label: 'shop' });
  });

  it('may be a number that no passwd entry names', () => {
    expect(chooseForRoot('4321', undefined, host)).toMatchObject({ uid: 4321, gid: 4321, hasName: false });
    expect(chooseForRoot('4321:99', undefined, host)).toMatchObject({ uid: 4321, gid: 99 });
  });

  it('is never root, never made up, and its absence is said', () => {
    expect(() => chooseForRoot('root', undefined, host)).toThrow(/refuses to run as root/);
    expect(() => chooseForRoot('0', undefined, host)).toThrow(/refuses to run as root/);
    expect(() => chooseForRoot('ghost', undefined, host)).toThrow(/names no account of this machine/);
    expect(() => chooseForRoot(undefined, undefined, hostWith({}))).toThrow(DatabaseStartError);
  });
});

describe('the account of anybody else', () => {
  const own: Account = { uid: 1001, gid: 1002, label: 'shop', hasName: true, isOwn: true };

  it('is their own, and asking for another one is refused', () => {
    expect(requireOwn(own, undefined, host)).toBe(own);
    expect(requireOwn(own, 'shop', host)).toBe(own);
    expect(() => requireOwn(own, 'postgres', host)).toThrow(
      /Only root can run the database as another account/,
    );
  });
});

describe('chooseAccount on this machine', () => {
  it('never gives root', () => {
    expect(chooseAccount().uid).not.toBe(0);
  });
});
