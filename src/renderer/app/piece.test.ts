import { createElement, Suspense } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import { piece } from './piece.ts';

const Screen = ({ name }: { name: string }) => createElement('p', null, name);
const shown = (Part: ReturnType<typeof piece<{ name: string }>>) =>
  renderToString(createElement(Suspense, { fallback: 'waiting' }, createElement(Part, { name: 'Quota' })));

it('waits behind what stands for it until it is read', async () => {
  const load = vi.fn(async () => Screen);
  const Part = piece(load);
  expect(shown(Part)).toContain('waiting');
  await Part.read();
  expect(shown(Part)).toBe('<!--$--><p>Quota</p><!--/$-->');
  expect(load).toHaveBeenCalledOnce();
});

it('is there at once when it was read ahead', async () => {
  const Part = piece(async () => Screen);
  await Part.read();
  expect(shown(Part)).toBe('<!--$--><p>Quota</p><!--/$-->');
});

it('is read again after it could not be read', async () => {
  const load = vi.fn(async () => Screen).mockRejectedValueOnce(new Error('gone'));
  const Part = piece(load);
  await expect(Part.read()).rejects.toThrow('gone');
  await Part.read();
  expect(shown(Part)).toContain('Quota');
});
