import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { eachWithShop, importFile, type Person, shopFile } from '../../../testing/index.ts';

let ana: Person;
let shopId: string;
eachWithShop((made) => {
  ({ ana, shopId } = made);
});

/** A file of another day, which says another amount of the same sale. */
const record = (amount: string, day: number) =>
  importFile(
    ana,
    shopFile(shopId, 'id,platform,date,currency,amount,own_note', [`A1,Shop,2026-11-0${day},USD,${amount},`]),
  );
const undo = ({ id: importId }: { id: string }) => ana.api.imports.undo({ importId });
const nets = async () => (await ana.api.earnings.list({})).items.map(({ net }) => net);

async function tag() {
  const [sale] = (await ana.api.earnings.list({})).items;
  await ana.api.earnings.bulkEdit({
    id: randomUUID(),
    target: { ids: [sale?.id ?? ''] },
    change: { addTags: ['rain'] },
  });
}

test('undoing a file that came while a tag alone held a sale has the sale say what it said before, as the preview tells', async () => {
  const first = await record('10', 2);
  await tag();
  await undo(first);
  const second = await record('12', 3);
  expect(await nets()).toEqual(['12']);
  const preview = await ana.api.imports.previewUndo({ importId: second.id });
  const { undo: done } = await undo(second);
  expect(done).toMatchObject(preview);
  expect(preview).toMatchObject({ reverted: 1, kept: 0 });
  expect(await nets()).toEqual(['10']);
  // The same once more, and by a file that says the same.
  await undo(await record('14', 4));
  const same = await record('10', 2);
  expect((await undo(same)).undo).toMatchObject({ kept: 1 });
  expect(await nets()).toEqual(['10']);
});

test('of files that stood side by side the one counts that made the sale, whichever is undone first', async () => {
  const [first, second] = [await record('10', 2), await record('12', 3)];
  await tag();
  await undo(first);
  expect(await nets()).toEqual(['12']);
  await undo(second);
  expect(await nets()).toEqual(['10']);
});

test('a sale that was gone and came with another file has the words of that', async () => {
  await undo(await record('10', 2));
  expect(await nets()).toEqual([]);
  const second = await record('12', 3);
  await tag();
  await undo(second);
  expect(await nets()).toEqual(['12']);
  await undo(await record('14', 4));
  expect(await nets()).toEqual(['12']);
});
