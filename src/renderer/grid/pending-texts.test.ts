import { expect, it } from 'vitest';
import { PendingTexts } from './pending-texts.ts';

it('answers what was typed until the rows hold it, and what stands there once it was refused', () => {
  const pending = new PendingTexts();
  const edit = { rowId: '1', columnId: 'industry', text: '批发' };
  const answered = pending.expect([edit], () => '零售');
  expect(pending.of('1', 'industry', '零售')).toBe('批发');
  expect(pending.of('2', 'industry', '零售')).toBe('零售');
  answered(false);
  expect(pending.of('1', 'industry', '零售')).toBe('零售');
});

it('forgets what has come, so that an undo is seen at once', () => {
  const pending = new PendingTexts();
  const answered = pending.expect([{ rowId: '1', columnId: 'industry', text: '批发' }], () => '零售');
  answered(true);
  pending.arrived(() => '零售');
  expect(pending.of('1', 'industry', '零售')).toBe('批发');
  pending.arrived(() => '批发');
  expect(pending.of('1', 'industry', '零售')).toBe('零售');
});

it('takes what stood in a cell from who asks for the edit, and keeps columns and rows apart', () => {
  const pending = new PendingTexts();
  const place = { rowId: '1', columnId: 'industry' };
  const answered = pending.expect(
    [
      { ...place, text: '批发', before: '零售' },
      { rowId: '2', columnId: 'city', text: '南京', before: '' },
    ],
    () => {
      throw new Error('asked for what was told');
    },
  );
  expect(pending.of('1', 'industry', '零售')).toBe('批发');
  expect(pending.of('2', 'city', '')).toBe('南京');
  expect(pending.of('2', 'industry', '零售')).toBe('零售');
  expect(pending.of('1', 'city', '')).toBe('');
  answered(false);
  expect(pending.of('2', 'city', '')).toBe('');
});

it('what was typed before stands again when what was typed over it is refused', () => {
  const pending = new PendingTexts();
  const place = { rowId: '1', columnId: 'industry', before: '零售' };
  pending.expect([{ ...place, text: '批发' }], () => '');
  const answered = pending.expect([{ ...place, text: '工程' }], () => '');
  expect(pending.of('1', 'industry', '零售')).toBe('工程');
  answered(false);
  expect(pending.of('1', 'industry', '零售')).toBe('批发');
});
