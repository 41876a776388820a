import { expect, it } from 'vitest';
import { reused } from './use-reused.ts';

const key = ({ id }: { id: number }) => id;
const before = [1, 2, 3].map((id) => ({ id, name: `客户${id}` }));
const again = () => before.map((row) => ({ ...row }));

it('rows in which nothing changed stay the same objects, wherever they stand', () => {
  const changed = again().with(1, { id: 2, name: '改' });
  const kept = reused(before, changed, key);
  expect(kept.map((row, at) => row === before[at])).toEqual([true, false, true]);
  expect(kept[1]).toBe(changed[1]);
  const turned = reused(before, [{ id: 4, name: '新' }, ...again().reverse()], key);
  expect(turned.slice(1)).toEqual([before[2], before[1], before[0]]);
  expect(turned.slice(1).every((row) => before.includes(row))).toBe(true);
});

it('where none changed the list stays the same, too; a shorter or longer one is another', () => {
  expect(reused(before, again(), key)).toBe(before);
  expect(reused(before, again().slice(1), key)).toEqual([before[1], before[2]]);
  expect(reused([], before, key)).toEqual(before);
  expect(reused(before, [], key)).toEqual([]);
});
