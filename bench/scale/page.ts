import type { Page } from 'playwright-core';

/** What the bench asks of the page; put on `window` before the program's own scripts run. */
export interface PageProbe {
  /** Draws of the map since the last `clear`: when each began, its script ended, and the frame after it (NaN until then). */
  draws: {
    start: number;
    end: number;
    shown: number;
    units: number;
    territories: number;
    accounts: number;
  }[];
  /** Longest stretches between two frames since the last `clear`, milliseconds. */
  frames: number[];
  /** When the last press of a key or button began. */
  pressed: number;
  clear(): void;
  /** The time when `until` first holds, looked at once a frame: then what it asks for is on screen. */
  when(until: () => boolean): Promise<number>;
  /** When the first draw that `wanted` says is on screen. */
  drawn(wanted: (draw: PageProbe['draws'][number]) => boolean): Promise<number>;
}

declare global {
  interface Window {
    probe: PageProbe;
  }
}

export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const probe: PageProbe = {
      draws: [],
      frames: [],
      pressed: 0,
      clear() {
        probe.draws = [];
        probe.frames = [];
      },
      when: (until) =>
        new Promise((resolve, reject) => {
          const began = performance.now();
          const look = () => {
            if (until()) resolve(performance.now());
            else if (performance.now() - began > 30_000) reject(new Error('not within half a minute'));
            else requestAnimationFrame(look);
          };
          look();
        }),
      async drawn(wanted) {
        const found = () => probe.draws.find((draw) => wanted(draw) && !Number.isNaN(draw.shown));
        await probe.when(() => found() !== undefined);
        return found()?.shown ?? Number.NaN;
      },
    };
    window.probe = probe;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntriesByName('map.draw')) {
        const { units, territories, accounts } = (entry as PerformanceMeasure).detail;
        const draw = {
          start: entry.startTime,
          end: entry.startTime + entry.duration,
          shown: Number.NaN,
          units,
          territories,
          accounts,
        };
        probe.draws.push(draw);
        requestAnimationFrame((now) => {
          draw.shown = now;
        });
      }
    }).observe({ type: 'measure' });
    let last = performance.now();
    const beat = (now: number) => {
      probe.frames.push(now - last);
      last = now;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    for (const kind of ['pointerdown', 'keydown'])
      window.addEventListener(
        kind,
        () => {
          probe.pressed = performance.now();
        },
        true,
      );
  });
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
export const highest = (values: readonly number[]): number => Math.max(0, ...values);
