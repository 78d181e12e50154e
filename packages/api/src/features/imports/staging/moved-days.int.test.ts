import { describe, expect, test } from 'vitest';
import {
  eachWithShop,
  entriesByDay,
  hostHistory,
  hostPayout,
  importFile,
  inEveryOrder,
  type Person,
  stageFile,
  stay,
} from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

const history = (...rows: readonly string[]) => hostHistory(shopId, ...rows);
const everything = () => entriesByDay(ana);

const FIRST = () =>
  history(stay({ day: '13/10/2026', code: 'HM1' }), hostPayout({ day: '13/10/2026', code: 'G-1' }));
const PUT_OFF = () =>
  history(
    stay({ day: '16/10/2026', code: 'HM1' }),
    hostPayout({ day: '16/10/2026', code: 'G-1' }),
    stay({ day: '20/10/2026', code: 'HM2' }),
  );

describe('a payout that a later export puts on another day', () => {
  test('stays the payout that it is, and what it pays as well: what the later one says counts, in whatever order they come', async () => {
    expect(await inEveryOrder(ana, [FIRST, PUT_OFF], everything)).toEqual([
      { earnings: ['2026-10-16 100', '2026-10-20 100'], payouts: ['2026-10-16 100'] },
    ]);
    expect(await everything()).toEqual({ earnings: [], payouts: [] });
  });

  test('is shown as a row that changed before it is recorded, and goes back to its day when that is undone', async () => {
    await importFile(ana, FIRST());
    const importId = await stageFile(ana, PUT_OFF(), 1);
    expect(await ana.api.imports.preview({ importId })).toMatchObject({
      outcomes: { new: 1, changed: 2, unchanged: 0 },
    });
    const { items } = await ana.api.imports.items({ importId, outcome: 'changed' });
    expect(items.map(({ differences }) => differences)).toEqual([
      [{ name: 'day', before: '2026-10-13', now: '2026-10-16' }],
      [{ name: 'day', before: '2026-10-13', now: '2026-10-16' }],
    ]);
    await ana.api.imports.commit({ importId });
    await ana.api.imports.undo({ importId });
    expect(await everything()).toEqual({ earnings: ['2026-10-13 100'], payouts: ['2026-10-13 100'] });
  });

  test('is known on its new day once the export with its first day is undone: imported again, and in two tabs at once', async () => {
    const { id } = await importFile(ana, FIRST());
    const inOneTab = await stageFile(ana, PUT_OFF());
    await ana.api.imports.undo({ importId: id });
    const inOtherTab = await stageFile(ana, PUT_OFF());
    await ana.api.imports.commit({ importId: inOneTab });
    await expect(ana.api.imports.commit({ importId: inOtherTab })).rejects.toMatchObject({
      message: expect.stringContaining('Start this import again') as string,
    });
    expect(await importFile(ana, PUT_OFF())).toMatchObject({ outcomes: { new: 0, unchanged: 3 } });
    expect(await everything()).toEqual({
      earnings: ['2026-10-16 100', '2026-10-20 100'],
      payouts: ['2026-10-16 100'],
    });
  });

  test('stays left out where a person left it out, and deleted where they deleted it', async () => {
    await importFile(ana, FIRST(), { position: 0, decision: 'leaveOut' });
    const [paid] = (await ana.api.payouts.list({})).items;
    await ana.api.payouts.delete({ id: paid?.id ?? '' });
    const importId = await stageFile(ana, PUT_OFF(), 1);
    expect(await ana.api.imports.get({ importId })).toMatchObject({
      outcomes: { new: 1, unchanged: 1, leftOut: 1 },
      earnings: 1,
    });
    await ana.api.imports.commit({ importId });
    expect(await everything()).toEqual({ earnings: ['2026-10-20 100'], payouts: [] });
  });

  test('is told from one of another reference that says the same: on the day to which it is put off, and alone', async () => {
    const apart = () =>
      history(stay({ day: '13/10/2026', code: 'HM1' }), stay({ day: '14/10/2026', code: 'HM2' }));
    const together = () =>
      history(stay({ day: '14/10/2026', code: 'HM1' }), stay({ day: '14/10/2026', code: 'HM2' }));
    const other = () => history(stay({ day: '14/10/2026', code: 'HM3' }));
    const earnings = async () => (await everything()).earnings;
    expect(await inEveryOrder(ana, [apart, together], earnings)).toEqual([
      ['2026-10-14 100', '2026-10-14 100'],
    ]);
    expect(await inEveryOrder(ana, [apart, together, other], earnings)).toEqual([
      ['2026-10-14 100', '2026-10-14 100', '2026-10-14 100'],
    ]);
    const importId = await stageFile(ana, other());
    const { id } = await importFile(ana, together());
    await expect(ana.api.imports.commit({ importId })).rejects.toMatchObject({
      message: expect.stringContaining('Start this import again') as string,
    });
    await ana.api.imports.undo({ importId: id });
    expect(await earnings()).toEqual([]);
  });

  test('is neither left out nor merged where that was decided of one of another reference that says the same', async () => {
    const ofCode = (code: string) => history(stay({ day: '14/10/2026', code }));
    const { id: earningId } = await ana.api.earnings.create({
      id: crypto.randomUUID(),
      platformId: shopId,
      currency: 'EUR',
      earnedOn: '2026-10-14',
      components: { base: '100' },
    });
    const left = await importFile(ana, ofCode('HM1'), { position: 0, decision: 'leaveOut' });
    expect(await importFile(ana, ofCode('HM2'))).toMatchObject({ outcomes: { new: 1 }, earnings: 1 });
    await ana.api.imports.undo({ importId: left.id });
    await importFile(ana, ofCode('HM3'), { position: 0, decision: 'merge', earningId });
    expect(await importFile(ana, ofCode('HM4'))).toMatchObject({ outcomes: { new: 1 } });
    expect(await importFile(ana, ofCode('HM3'))).toMatchObject({ outcomes: { new: 0 } });
    expect((await everything()).earnings).toHaveLength(3);
  });

  test('is two where one export has both days, whatever came before', async () => {
    const both = () =>
      history(stay({ day: '13/10/2026', code: 'HM1' }), stay({ day: '16/10/2026', code: 'HM1' }));
    const [found, ...others] = await inEveryOrder(ana, [FIRST, PUT_OFF, both], async () => {
      const { earnings, payouts } = await everything();
      return { earnings: earnings.length, payouts };
    });
    expect(others).toEqual([]);
    expect(found).toEqual({ earnings: 3, payouts: ['2026-10-16 100'] });
  });

  test('is not the one of another reference that says the same on that day, in whatever order these stand', async () => {
    const other = () =>
      history(stay({ day: '13/10/2026', code: 'HM2' }), stay({ day: '15/10/2026', code: 'HM1' }));
    const turned = () =>
      history(stay({ day: '15/10/2026', code: 'HM1' }), stay({ day: '15/10/2026', code: 'HM2' }));
    expect(await inEveryOrder(ana, [FIRST, other], everything)).toMatchObject([
      { earnings: ['2026-10-13 100', '2026-10-15 100'] },
    ]);
    expect(await inEveryOrder(ana, [other, turned], everything)).toMatchObject([
      { earnings: ['2026-10-15 100', '2026-10-15 100'] },
    ]);
  });

  test('is another one where it says something else, or lies more than two weeks away, as the next month of a long stay', async () => {
    await importFile(ana, FIRST());
    await importFile(
      ana,
      history(
        stay({ day: '13/11/2026', code: 'HM1' }),
        stay({ day: '14/10/2026', code: 'HM2' }),
        stay({ day: '14/10/2026', code: 'HM1', amount: '90.00' }),
        hostPayout({ day: '14/10/2026', code: 'G-2' }),
      ),
    );
    expect(await everything()).toEqual({
      earnings: ['2026-10-13 100', '2026-10-14 100', '2026-10-14 90', '2026-11-13 100'],
      payouts: ['2026-10-13 100', '2026-10-14 100'],
    });
  });

  test('is not recorded beside the other where both files were opened before either was recorded', async () => {
    const importId = await stageFile(ana, PUT_OFF());
    await importFile(ana, FIRST());
    await expect(ana.api.imports.commit({ importId })).rejects.toMatchObject({
      message: expect.stringContaining('Start this import again') as string,
    });
    await importFile(ana, PUT_OFF());
    expect((await everything()).payouts).toEqual(['2026-10-16 100']);
  });
});
