import type { Weekday } from '@earntrack/domain';
import type { PlatformColour, PlatformKind } from './platform-kinds.ts';

/** A well-known platform, offered with its usual settings; everything can be changed afterwards. */
export interface CataloguePlatform {
  key: string;
  name: string;
  kind: PlatformKind;
  colour: PlatformColour;
  dayCutoffMinutes: number;
  weekStart: Weekday | null;
  /** The currency in which the platform always reports, where it does. */
  currency: 'USD' | null;
}

type Entry = readonly [key: string, name: string, kind: PlatformKind, colour: PlatformColour];

const PLAIN: readonly Entry[] = [
  ['fiverr', 'Fiverr', 'freelance', 3],
  ['freelancer', 'Freelancer', 'freelance', 8],
  ['toptal', 'Toptal', 'freelance', 6],
  ['doordash', 'DoorDash', 'delivery', 7],
  ['uber-eats', 'Uber Eats', 'delivery', 3],
  ['deliveroo', 'Deliveroo', 'delivery', 8],
  ['glovo', 'Glovo', 'delivery', 2],
  ['just-eat', 'Just Eat', 'delivery', 7],
  ['instacart', 'Instacart', 'delivery', 5],
  ['amazon-flex', 'Amazon Flex', 'delivery', 2],
  ['bolt', 'Bolt', 'rideshare', 3],
  ['lyft', 'Lyft', 'rideshare', 4],
  ['taskrabbit', 'Taskrabbit', 'services', 5],
  ['thumbtack', 'Thumbtack', 'services', 1],
  ['airbnb', 'Airbnb', 'services', 4],
  ['etsy', 'Etsy', 'marketplace', 2],
  ['ebay', 'eBay', 'marketplace', 1],
  ['shopify', 'Shopify', 'marketplace', 5],
  ['gumroad', 'Gumroad', 'marketplace', 4],
  ['stripe', 'Stripe', 'marketplace', 6],
  ['paypal', 'PayPal', 'other', 8],
  ['vinted', 'Vinted', 'marketplace', 3],
  ['youtube', 'YouTube', 'content', 7],
  ['twitch', 'Twitch', 'content', 6],
  ['patreon', 'Patreon', 'content', 7],
  ['substack', 'Substack', 'content', 2],
];

/** Platforms people name, with what is special about their days and weeks. */
export const PLATFORM_CATALOGUE: readonly CataloguePlatform[] = [
  {
    key: 'upwork',
    name: 'Upwork',
    kind: 'freelance',
    colour: 5,
    dayCutoffMinutes: 0,
    weekStart: 1,
    currency: 'USD',
  },
  {
    key: 'uber',
    name: 'Uber',
    kind: 'rideshare',
    colour: 1,
    dayCutoffMinutes: 240,
    weekStart: 1,
    currency: null,
  },
  ...PLAIN.map(([key, name, kind, colour]) => ({
    key,
    name,
    kind,
    colour,
    dayCutoffMinutes: 0,
    weekStart: null,
    currency: null,
  })),
];
