import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlacer } from '../../../../shared/domain/label-placer.ts';
import { createFormat } from '../../../../shared/number-format.ts';
import { niceTicks } from '../chart/ticks.ts';
import { svgOf } from '../write/svg.ts';
import { createFrame } from './frame.ts';
import { type Label, placeLabels } from './labels.ts';
import { scaleBar } from './scale-bar.ts';

describe('a scale bar', () => {
  it('is of a round length and never wider than it may', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (metresPerPoint) => {
        const [bar, words] = scaleBar(metresPerPoint, 100, 10, 60, createFormat('en'));
        if (bar?.kind !== 'path' || words?.kind !== 'text') throw new Error('no bar');
        const [line = new Float64Array()] = bar.lines;
        const width = (line[4] ?? 0) - (line[2] ?? 0);
        expect(width).toBeLessThanOrEqual(60 + 1e-6);
        expect(width).toBeGreaterThan(60 / 2.6);
        const digits = (width * metresPerPoint).toPrecision(6).replace(/[.0]|e.*/g, '');
        expect(['1', '2', '5']).toContain(digits);
      }),
    );
  });
});

describe('labels', () => {
  it('neither meet nor leave the picture', () => {
    const label = fc.record({
      x: fc.double({ min: -50, max: 450, noNaN: true }),
      y: fc.double({ min: -50, max: 350, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 40 }), (places) => {
        const boxes: { x: number; y: number; width: number; height: number }[] = [];
        const free = createPlacer();
        const taking = (box: (typeof boxes)[number]) => {
          const taken = free(box);
          if (taken) boxes.push(box);
          return taken;
        };
        const labels = places.map(
          ({ x, y }, at): Label => ({
            text: `区域${at}`,
            figure: '▲ +4.2 %',
            x,
            y,
            weight: at,
            sizes: [9, 7],
            bold: true,
          }),
        );
        placeLabels(labels, taking, 400, 300);
        boxes.forEach((a, i) => {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= 400 && a.y + a.height <= 300).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });
});

describe('the frame of a map', () => {
  it('keeps what it must show inside its margin, and angles as Mercator does', () => {
    const frame = createFrame([116, 30, 122, 35], 400, 300, 10);
    for (const [longitude, latitude] of [
      [116, 30],
      [122, 35],
      [119, 33],
    ] as const) {
      expect(frame.x(longitude)).toBeGreaterThanOrEqual(10 - 1e-9);
      expect(frame.x(longitude)).toBeLessThanOrEqual(390 + 1e-9);
      expect(frame.y(latitude)).toBeGreaterThanOrEqual(10 - 1e-9);
      expect(frame.y(latitude)).toBeLessThanOrEqual(290 + 1e-9);
    }
    const [dx, dy] = [frame.x(119.01) - frame.x(119), frame.y(32.5) - frame.y(32.51)];
    expect(dy / dx).toBeCloseTo(1 / Math.cos((32.5 * Math.PI) / 180), 3);
  });
});

describe('ticks of an axis', () => {
  it('are round, even, and reach from end to end', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constant(0), fc.double({ min: -1e6, max: -1e-3, noNaN: true })),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        (least, most) => {
          const ticks = niceTicks([least, most], 5);
          expect(ticks[0]).toBeLessThanOrEqual(least + 1e-6 * Math.abs(least));
          expect(ticks.at(-1)).toBeGreaterThanOrEqual(most - 1e-6 * most);
          expect(ticks.length).toBeLessThanOrEqual(8);
          expect(ticks).toContain(0);
        },
      ),
    );
  });
});

describe('SVG', () => {
  it('writes names as text and nothing else', () => {
    const svg = svgOf(
      {
        width: 10,
        height: 10,
        alt: '"><script>',
        marks: [
          {
            kind: 'path',
            lines: [Float64Array.of(0, 0, 1.006, 2)],
            closed: true,
            fill: '#ffffff',
            name: '</title><x>',
          },
          { kind: 'text', text: '<b>&', x: 1, y: 1, size: 8, anchor: 'start', fill: '#000000' },
        ],
      },
      { standalone: true },
    );
    expect(svg).not.toMatch(/<script|<x>|<b>/);
    expect(svg).toContain('<title>&#60;/title&#62;&#60;x&#62;</title>');
    expect(svg).toContain('M0 0L1.01 2Z');
  });
});
