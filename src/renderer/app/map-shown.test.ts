import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awaitMap, expectMap, isMapShown, mapShown, noteMapShown } from './map-shown.ts';
import { setApp } from './store.ts';

describe('what waits for the map', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    awaitMap();
  });
  afterEach(() => vi.useRealTimers());

  /** Whether it goes on within so many milliseconds. */
  const goesOn = async (milliseconds: number) => {
    let came = false;
    void mapShown().then(() => {
      came = true;
    });
    await vi.advanceTimersByTimeAsync(milliseconds);
    return came;
  };

  it('goes on as soon as it has shown something, and then at once', async () => {
    const gone = expectMap();
    expect(await goesOn(5000)).toBe(false);
    noteMapShown();
    expect(await goesOn(0)).toBe(true);
    gone();
  });

  it('goes on at once on a screen without a map', async () => {
    setApp({ screen: 'data' });
    expect(await goesOn(0)).toBe(true);
    setApp({ screen: 'map' });
  });

  it('goes on soon where no map is coming, and waits for that once', async () => {
    expect(await goesOn(1400)).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(isMapShown()).toBe(true);
    expect(await goesOn(0)).toBe(true);
  });

  it('does not take the map of the plan before for that of the next', async () => {
    void mapShown();
    awaitMap();
    await vi.advanceTimersByTimeAsync(1600);
    expect(isMapShown()).toBe(false);
  });
});
