export const PLATFORM_KINDS = [
  'freelance',
  'delivery',
  'rideshare',
  'services',
  'marketplace',
  'content',
  'other',
] as const;
export type PlatformKind = (typeof PLATFORM_KINDS)[number];

/** The eight categorical colours, by number. */
export const PLATFORM_COLOURS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type PlatformColour = (typeof PLATFORM_COLOURS)[number];
