import { describe, expect, it } from 'vitest';
import type { StaffingFit } from '../contract/staffing.ts';
import { fitWords } from './staffing-words.ts';

const fit: StaffingFit = {
  metres: 1_234_567,
  nearness: 3,
  keptFen: 12_196_000_00,
  salesFen: 24_392_000_00,
  level: '高级',
  sizeRank: 13,
  of: 36,
  years: 3,
  growth: -0.012,
  use: null,
  verdict: null,
  fte: 1,
  missing: [],
};

describe('figures of a fit in words', () => {
  it('are written as everywhere else: thousands apart, a true minus', () => {
    expect(fitWords('zh', fit).join(' · ')).toBe(
      '距驻地 1,235 km（第 3 近） · 保留 1,219.6 万元的客户关系（50 %） · 高级，潜力第 13 大（共 36 个） · 在职 3 年，销售增长 −1 %',
    );
    expect(fitWords('en', fit).join(' · ')).toBe(
      '1,235 km from home (nearest: no. 3) · keeps relationships of ¥12.20 M (50 %) · 高级; potential no. 13 of 36 · 3 years at the firm, sales growth −1 %',
    );
  });
});
