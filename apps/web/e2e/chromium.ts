import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium to test in: the one that was named, else the system's, else the one that npm brought. */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return SYSTEM.find((path) => existsSync(path)) ?? (await bundled.executablePath());
}

/** It runs as root in containers, without a graphics card, and asks nobody on the network for anything. */
export const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
