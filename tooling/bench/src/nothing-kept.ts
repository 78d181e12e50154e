/** Of a server that makes every answer anew. */
export const NOTHING_KEPT = {
  CACHE_TTL_PROFILE: '0',
  CACHE_TTL_PLATFORMS: '0',
  CACHE_TTL_EARNINGS: '0',
  CACHE_TTL_ANALYTICS: '0',
};
