import { describe, expect, it } from 'vitest';

import { readConfig } from './config.ts';

const person = 1_000;

describe('readConfig', () => {
  it('serves on port 3000 of this machine alone unless told otherwise', () => {
    expect(readConfig({ HOME: '/home/ada' }, person)).toMatchObject({ host: '127.0.0.1', port: 3_000 });
    expect(readConfig({ HOME: '/home/ada', HOST: '0.0.0.0', PORT: '8080' }, person)).toMatchObject({
      host: '0.0.0.0',
      port: 8_080,
    });
  });

  it('keeps data in /var/lib/earntrack for root and in the XDG data folder for others', () => {
    expect(readConfig({ HOME: '/root' }, 0).dataDir).toBe('/var/lib/earntrack');
    expect(readConfig({ HOME: '/home/ada' }, person).dataDir).toBe('/home/ada/.local/share/earntrack');
    expect(readConfig({ HOME: '/home/ada', XDG_DATA_HOME: '/data/ada' }, person).dataDir).toBe(
      '/data/ada/earntrack',
    );
    expect(readConfig({ HOME: '/home/ada', XDG_DATA_HOME: 'relative' }, person).dataDir).toMatch(
      /^\/home\/ada\//,
    );
    expect(readConfig({ EARNTRACK_DATA_DIR: '/elsewhere' }, 0).dataDir).toBe('/elsewhere');
  });

  it('refuses a port that is none, in a sentence', () => {
    for (const PORT of ['0', '65536', 'web', '-1', '3000.5']) {
      expect(() => readConfig({ HOME: '/home/ada', PORT }, person)).toThrow(`PORT=${PORT} is no port`);
    }
  });

  it('knows where people reach it, and whether that was said', () => {
    expect(readConfig({ HOME: '/home/ada', PORT: '8080' }, person)).toMatchObject({
      publicUrl: 'http://localhost:8080',
      isPublicUrlGiven: false,
    });
    expect(readConfig({ HOME: '/home/ada', PUBLIC_URL: 'https://earn.example.org' }, person)).toMatchObject({
      publicUrl: 'https://earn.example.org',
      isPublicUrlGiven: true,
    });
  });

  it('knows whether somebody said what signs access tokens, and what seals second factors', () => {
    expect(readConfig({ HOME: '/home/ada', SECRETS_KEY: 'x' }, person).isSecretsKeyGiven).toBe(true);
    expect(readConfig({ HOME: '/home/ada' }, person).isSecretsKeyGiven).toBe(false);
    expect(readConfig({ HOME: '/home/ada', JWT_SECRET: 'x' }, person).isSigningSecretGiven).toBe(true);
    expect(readConfig({ HOME: '/home/ada', JWT_SECRET: ' ' }, person).isSigningSecretGiven).toBe(false);
  });

  it('takes an empty variable for an absent one', () => {
    const config = readConfig(
      { HOME: '/home/ada', PORT: '', DATABASE_URL: '', EARNTRACK_DB_USER: ' ' },
      person,
    );
    expect(config.port).toBe(3_000);
    expect(config).not.toHaveProperty('databaseUrl');
    expect(config).not.toHaveProperty('databaseUser');
  });
});
