import { expect, it } from 'vitest';
import { Portals } from './portals.tsx';

/** As much of an element as React asks of one it is to draw in. */
const host = () => ({ nodeType: 1 }) as unknown as HTMLElement;
const keys = (portals: Portals) => portals.all().map((node) => (node as { key: string }).key);

it('tells the same list until something is drawn or gone, and keeps the key of what is drawn anew', () => {
  const portals = new Portals();
  const [first, second] = [host(), host()];
  let told = 0;
  const stop = portals.subscribe(() => {
    told += 1;
  });
  portals.show(first, 'a');
  portals.show(second, 'b');
  const both = portals.all();
  expect(portals.all()).toBe(both);
  const before = keys(portals);
  portals.show(first, 'c');
  expect(portals.all()).not.toBe(both);
  expect(keys(portals)).toEqual(before);
  portals.drop(second);
  expect(keys(portals)).toEqual(before.slice(0, 1));
  expect(told).toBe(4);
  portals.drop(second);
  expect(told).toBe(4);
  stop();
  portals.drop(first);
  expect(told).toBe(4);
});
