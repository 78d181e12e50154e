import { isIPv6 } from 'node:net';

/** An IPv4 address in the clothes of an IPv6 one, as a socket that takes both gives it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;
const GROUPS = 8;
const NETWORK_GROUPS = 4;
const LONGEST_ADDRESS = 45;

/** An address as people write it, whatever socket it came through. */
export function plainAddress(address: string): string {
  return address.replace(MAPPED, '').slice(0, LONGEST_ADDRESS);
}

/** What one household holds: an IPv4 address, or the /64 of an IPv6 one, whose addresses cost nothing. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const [start = '', end] = plain.split('::');
  const [first, last] = [groupsOf(start), groupsOf(end ?? '')];
  // Four numbers with dots at the end stand for two groups.
  const written = first.length + last.length + (plain.includes('.') ? 1 : 0);
  const all = [...first, ...Array.from({ length: GROUPS - written }, () => '0'), ...last];
  const network = all.slice(0, NETWORK_GROUPS).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}

function groupsOf(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
