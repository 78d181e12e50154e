import type { Signing } from '../jose/access-tokens.ts';

export const TEST_SIGNING: Signing = {
  secret: 'a secret that only tests know, and long enough',
  previousSecret: null,
  issuer: 'https://earn.example.com',
  expiresInSeconds: 900,
};
