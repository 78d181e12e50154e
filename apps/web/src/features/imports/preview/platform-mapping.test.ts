import type { PlatformView } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { platformChoices, proposeMapping } from './platform-mapping.ts';

function platform(id: string, name: string, rest: Partial<PlatformView> = {}): PlatformView {
  return {
    id,
    name,
    kind: 'freelance',
    colour: 1,
    currency: 'USD',
    timeZone: null,
    dayCutoffMinutes: 0,
    weekStart: null,
    expectedHourly: null,
    catalogueKey: null,
    isArchived: false,
    earningCount: 0,
    version: 1,
    ...rest,
  };
}

const NOTHING = {
  platforms: [],
  platformKey: null,
  mappingName: null,
  profileCurrency: 'EUR',
  before: new Map(),
};
const upworkFile = [{ name: null, items: 12, currencies: ['USD'] }];

test('a file that names no platform is not put on one that happens to be there', () => {
  const known = { ...NOTHING, platforms: [platform('a', 'Direct client')] };
  expect(proposeMapping(upworkFile, known)[0]?.target).toMatchObject({ kind: 'new' });
});

test('a platform that nothing names has a name that is free, and waits for one', () => {
  const nameFor = (...names: string[]) => {
    const platforms = names.map((name) => platform(name, name));
    const target = proposeMapping(upworkFile, { ...NOTHING, platforms })[0]?.target;
    return target?.kind === 'new' ? [target.draft.name, target.isUnnamed] : [];
  };
  expect(nameFor()).toEqual(['New platform', true]);
  expect(nameFor('new platform', 'New platform 2', 'Shop')).toEqual(['New platform 3', true]);
  const named = proposeMapping(upworkFile, { ...NOTHING, mappingName: 'Market hall' });
  expect(named[0]?.target).toMatchObject({ draft: { name: 'Market hall' }, isUnnamed: false });
});

test('a platform that was typed under the name of the statement’s platform is the one that is meant', () => {
  const mine = [platform('a', 'upwork')];
  const known = { ...NOTHING, platforms: mine, platformKey: 'upwork' };
  expect(proposeMapping(upworkFile, known)[0]?.target).toEqual({ kind: 'existing', platformId: 'a' });
});

test('names of a file that differ only in their capitals make one new platform', () => {
  const rows = ['Gumroad', 'GUMROAD '].map((name) => ({ name, items: 1, currencies: ['USD'] }));
  const proposed = proposeMapping(rows, NOTHING);
  expect(proposed.map(({ name }) => name)).toEqual(['Gumroad', 'GUMROAD ']);
  expect(proposed[1]?.target).toBe(proposed[0]?.target);
});

test('a statement of one platform goes to the user’s own platform of that kind, even renamed', () => {
  const mine = [platform('a', 'Old Upwork', { catalogueKey: 'upwork', isArchived: true })];
  const known = { ...NOTHING, platforms: mine, platformKey: 'upwork' };
  expect(proposeMapping(upworkFile, known)[0]?.target).toEqual({ kind: 'existing', platformId: 'a' });
  const both = [...mine, platform('b', 'Upwork as a studio', { catalogueKey: 'upwork' })];
  expect(proposeMapping(upworkFile, { ...known, platforms: both })[0]?.target).toEqual({
    kind: 'existing',
    platformId: 'b',
  });
});

test('without such a platform a new one of the catalogue is proposed, and nothing is sent for it yet', () => {
  const mapping = proposeMapping(upworkFile, { ...NOTHING, platformKey: 'upwork' });
  expect(platformChoices(mapping)[0]).toMatchObject({
    name: null,
    target: { kind: 'new', platform: { name: 'Upwork', currency: 'USD', catalogueKey: 'upwork' } },
  });
});

test('platforms named in the rows are matched by name, unknown ones become the user’s own', () => {
  const rows = [
    { name: 'uber', items: 2, currencies: ['EUR'] },
    { name: 'Brenner Studio', items: 1, currencies: ['EUR'] },
    { name: 'fiverr', items: 1, currencies: [] },
  ];
  const known = { ...NOTHING, platforms: [platform('u', 'Uber')], profileCurrency: 'GBP' };
  const [uber, brenner, fiverr] = platformChoices(proposeMapping(rows, known));
  expect(uber?.target).toEqual({ kind: 'existing', platformId: 'u' });
  expect(brenner?.target).toMatchObject({ platform: { name: 'Brenner Studio', currency: 'EUR', colour: 2 } });
  expect(fiverr?.target).toMatchObject({ platform: { name: 'Fiverr', currency: 'GBP' } });
});

test('a file that was read by a mapping goes to the platform that the mapping is called after', () => {
  const known = { ...NOTHING, mappingName: 'Market hall' };
  expect(proposeMapping(upworkFile, known)[0]?.target).toMatchObject({
    kind: 'new',
    draft: { name: 'Market hall' },
  });
  const mine = [platform('a', 'Direct client'), platform('b', 'market hall')];
  expect(proposeMapping(upworkFile, { ...known, platforms: mine })[0]?.target).toEqual({
    kind: 'existing',
    platformId: 'b',
  });
});

test('rows go where such rows went the last time, whatever that platform is called, and elsewhere once it is gone', () => {
  const platforms = [platform('a', 'Ceramics'), platform('b', 'Etsy', { catalogueKey: 'etsy' })];
  const before = new Map([[null, 'a']]);
  const known = { ...NOTHING, platforms, platformKey: 'etsy', before };
  const rows = [{ name: null, items: 2, currencies: ['EUR'] }];
  expect(proposeMapping(rows, known)[0]?.target).toEqual({ kind: 'existing', platformId: 'a' });
  const gone = { ...known, platforms: platforms.slice(1) };
  expect(proposeMapping(rows, gone)[0]?.target).toEqual({ kind: 'existing', platformId: 'b' });
});
