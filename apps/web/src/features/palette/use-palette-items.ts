import { mayOperate, type PlatformView } from '@earntrack/contract';
import { useRouter } from '@tanstack/react-router';
import { SCREENS } from '../../components/navigation.tsx';
import { useToasts } from '../../components/toast.tsx';
import { askToOpen } from '../../lib/command-opening.ts';
import { readFailure } from '@earntrack/client';
import { signOut, useSignedIn, useToday } from '../../lib/session.ts';
import { chooseTheme } from '../../lib/theme.ts';
import { usePlatforms } from '../platforms/index.ts';
import { namedPeriods } from './periods.ts';
import type { Ranked } from './rank.ts';

export interface PaletteItem extends Ranked {
  /** What it is: "Screen", "Platform". */
  kind: string;
  keys?: string;
  act: () => void;
}

/** Addresses of forms, offered where this release has them. */
const ADDITIONS = [
  { to: '/earnings/new', name: 'Add earning', words: 'new type income', keys: 'A' },
  { to: '/work/new', name: 'Add work', words: 'new hours time shift' },
  { to: '/imports/new', name: 'Import a file', words: 'new statement csv upload' },
  { to: '/platforms/new', name: 'Add platform', words: 'new' },
  { to: '/payouts/new', name: 'Add payout', words: 'new bank received' },
  { to: '/products/new', name: 'Add product', words: 'new sale' },
  { to: '/goals/new', name: 'Add goal', words: 'new target' },
] as const;

/** Everything that the palette can do, in the order in which it is shown. */
export function usePaletteItems(): PaletteItem[] {
  const router = useRouter();
  const today = useToday();
  const { account } = useSignedIn();
  const platforms = usePlatforms().data ?? [];
  const actions = useOwnActions();
  const go = (href: string) => () => void router.navigate({ href });
  const screens = [
    ...SCREENS.map(({ to, name, keys }) => ({ to, name, keys: keys.toUpperCase() })),
    { to: '/bin', name: 'Bin', words: 'deleted trash restore bring back undo' },
    { to: '/more', name: 'More' },
    ...(mayOperate(account.role, 'look') ? [{ to: '/operator', name: 'Operator' }] : []),
  ];
  return [
    ...ADDITIONS.filter(({ to }) => to in router.routesByPath).map((item) => ({
      ...item,
      id: item.to,
      kind: 'Action',
      act: go(item.to),
    })),
    ...screens.map((item) => ({ ...item, id: `screen:${item.to}`, kind: 'Screen', act: go(item.to) })),
    ...namedPeriods(today).map((item) => ({ ...item, kind: 'Period', act: go(item.href) })),
    ...actions,
    ...platforms.flatMap((platform) => itemsOf(platform, go)),
  ];
}

function itemsOf({ id, name, isArchived }: PlatformView, go: (href: string) => () => void): PaletteItem[] {
  const kind = isArchived ? 'Archived platform' : 'Platform';
  return [
    { id: `platform:${id}`, name, kind, act: go(`/platforms/${id}`) },
    {
      id: `earnings:${id}`,
      name: `Earnings from ${name}`,
      kind: 'List',
      act: go(`/earnings?platform=${id}`),
    },
  ];
}

function useOwnActions(): PaletteItem[] {
  const router = useRouter();
  const toasts = useToasts();
  const leave = async () => {
    try {
      await signOut();
      await router.navigate({ to: '/sign-in' });
    } catch (err) {
      toasts.show({ text: `You are still signed in. ${readFailure(err).message}` });
    }
  };
  const theme = { kind: 'Action', words: 'theme colour mode appearance' };
  return [
    {
      id: 'shortcuts',
      name: 'Show keyboard shortcuts',
      kind: 'Action',
      keys: '?',
      act: () => askToOpen('shortcuts'),
    },
    { ...theme, id: 'light', name: 'Light theme', act: () => chooseTheme('light') },
    { ...theme, id: 'dark', name: 'Dark theme', act: () => chooseTheme('dark') },
    { ...theme, id: 'system', name: 'Theme as the system', act: () => chooseTheme('system') },
    { id: 'sign-out', name: 'Sign out', words: 'log out leave', kind: 'Action', act: () => void leave() },
  ];
}
