import { airbnb } from './airbnb.ts';
import { clockify } from './clockify.ts';
import { etsy } from './etsy.ts';
import { generic } from './generic.ts';
import { gumroad, gumroadSales } from './gumroad.ts';
import { harvest } from './harvest.ts';
import { paypal } from './paypal.ts';
import { shopify } from './shopify.ts';
import { solidtime } from './solidtime.ts';
import { stripe } from './stripe.ts';
import { toggl } from './toggl.ts';
import { uber } from './uber.ts';
import { upwork } from './upwork.ts';
import type { Writer } from './writer.ts';

export const WRITERS: readonly Writer[] = [
  airbnb,
  clockify,
  etsy,
  generic,
  gumroad,
  gumroadSales,
  harvest,
  paypal,
  shopify,
  solidtime,
  stripe,
  toggl,
  uber,
  upwork,
];
