import { describe, expect, it } from 'vitest';
import type { DesignReason } from '../../shared/contract/design.ts';
import { languages } from '../../shared/i18n/index.ts';
import { translateTerminal } from '../../shared/i18n/terminal.ts';
import { reasonLines } from './reason-lines.ts';

const reasons: DesignReason[] = [
  {
    code: 'UNIT_TOO_BIG',
    params: { measure: 'workload', weight: 163, allowed: 110, target: 100, parts: 2 },
    unitIds: [7],
    relaxBy: 0.5,
  },
  { code: 'DEAD_END', params: { tried: 7, strandsPocket: 1 }, unitIds: [1, 2, 3, 4], relaxBy: null },
  {
    code: 'BUDGET_TOO_SMALL',
    params: { quantity: 'sales', measure: 'gdp', needed: 900_000, budget: 100_000 },
    unitIds: [],
    relaxBy: null,
  },
  { code: 'ISLAND', params: { count: 1 }, unitIds: [5], relaxBy: null },
];
const measures = [
  { key: 'sales', name: 'sales', unit: 'fen', derived: true },
  { key: 'workload', name: 'workload', unit: 'minutes', derived: true },
  { key: 'gdp', name: '生产总值', unit: 'number', derived: false },
] as const;

describe('reasons on the terminal', () => {
  it.each(languages)('%s: are sentences about the units and figures meant', (language) => {
    const word = (key: string, params = {}) => translateTerminal(language, 'cli', key, params);
    const lines = reasonLines(reasons, measures, (id) => `U${id}`, {
      word,
      language,
      locale: language,
      say: () => undefined,
      print: () => undefined,
    });
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line).not.toMatch(/reasons:|measures:|cli:|\{\{|NaN|undefined/);
    expect(lines[0]).toContain('163 %');
    expect(lines[2]).toContain('生产总值');
    expect(lines[2]).toMatch(/9,000 (元|yuan)/);
  });
});
