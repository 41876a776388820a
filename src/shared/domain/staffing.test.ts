import { describe, expect, it } from 'vitest';
import { parseDate } from './date-text.ts';
import { levelScore, missingSkills, skillList } from './staffing.ts';

describe('levels', () => {
  it('are known in either language, whatever the list is written in', () => {
    const chinese = ['初级', '中级', '高级'];
    const english = ['Junior', 'Middle', 'Senior'];
    for (const levels of [chinese, english]) {
      expect(['初级', 'middle', ' SENIOR '].map((level) => levelScore(level, levels))).toEqual([0, 0.5, 1]);
    }
    expect(levelScore('大区经理', chinese)).toBeNull();
    expect(levelScore('资深', ['见习', '正式', '资深', '专家'])).toBeCloseTo(2 / 3, 12);
    expect(levelScore('', chinese)).toBeNull();
  });
});

describe('skills', () => {
  it('are separated as people type them, each once', () => {
    expect(skillList('泵，阀门、 泵;Valves\n')).toEqual(['泵', '阀门', 'Valves']);
    expect(missingSkills('ＰＵＭＰ, 阀门', 'pump')).toEqual(['阀门']);
    expect(missingSkills('', '')).toEqual([]);
  });
});

describe('dates', () => {
  it('are read in the ways they are typed, and only real ones', () => {
    for (const text of [
      '2026-3-1',
      '2026/03/01',
      '2026年3月1日',
      '2026.3.1',
      '２０２６-03-01',
      '2026-03-01T00:00',
    ])
      expect(parseDate(text)).toBe('2026-03-01');
    for (const text of ['2026', '2026-02-30', '1-3-2026', '明天', '']) expect(parseDate(text)).toBeNull();
  });
});
