import type { Preset } from '../preset.ts';
import { airbnb } from './airbnb.ts';
import { clockify } from './clockify.ts';
import { etsy } from './etsy.ts';
import { generic } from './generic.ts';
import { gumroad } from './gumroad.ts';
import { harvest } from './harvest.ts';
import { paypal } from './paypal.ts';
import { shopify } from './shopify.ts';
import { stripe } from './stripe.ts';
import { toggl } from './toggl.ts';
import { uber } from './uber.ts';
import { upwork } from './upwork.ts';

/** Every statement that is recognised by itself. A new one is a file beside this one and a line here. */
export const PRESETS: readonly Preset[] = [
  upwork,
  stripe,
  etsy,
  uber,
  airbnb,
  gumroad,
  paypal,
  shopify,
  toggl,
  clockify,
  harvest,
  generic,
];

/** The preset with this id, or null when there is none. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}
