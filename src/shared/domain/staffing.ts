import { z } from 'zod';

/** What a choice of rep is judged by; each counts about 1 where reps differ much, times its weight. */
export const staffingFactors = ['distance', 'kept', 'level', 'growth', 'load'] as const;
export type StaffingFactor = (typeof staffingFactors)[number];

const weight = z.number().min(0).max(10);

export const staffingSettings = z.object({
  weights: z.object({ distance: weight, kept: weight, level: weight, growth: weight, load: weight }),
  /** Reps without a skill a territory needs: not allowed, or only dear. */
  skillsMust: z.boolean(),
  /** Names of the levels, the lowest first. */
  levels: z.array(z.string().trim().min(1).max(40)).min(1).max(12),
});
export type StaffingSettings = z.infer<typeof staffingSettings>;

export const defaultStaffingSettings: StaffingSettings = {
  weights: { distance: 1, kept: 1, level: 0.3, growth: 0.1, load: 0.1 },
  skillsMust: true,
  levels: ['初级', '中级', '高级'],
};

/** The usual levels, the lowest first, by what sheets call them. */
const usualLevels: readonly (readonly string[])[] = [
  ['初级', 'junior'],
  ['中级', 'middle', 'intermediate'],
  ['高级', 'senior'],
];

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** One name for what goes by several. */
function levelName(text: string): string {
  const name = plain(text);
  return usualLevels.find((names) => names.includes(name))?.[0] ?? name;
}

/** Place of a level among the levels, 0 lowest to 1 highest; null where it is none of them. */
export function levelScore(level: string, levels: readonly string[]): number | null {
  const names = levels.map(levelName);
  const found = names.indexOf(levelName(level));
  if (found < 0) return null;
  return names.length === 1 ? 0.5 : found / (names.length - 1);
}

/** Skills or products as typed, one by one: separated by commas, semicolons, 、 or line ends. */
export function skillList(text: string): string[] {
  const seen = new Map<string, string>();
  for (const part of text.split(/[,，、;；\n]/)) {
    const name = part.trim();
    if (name !== '' && !seen.has(plain(name))) seen.set(plain(name), name);
  }
  return [...seen.values()];
}

/** What is needed and not there. */
export function missingSkills(needed: string, there: string): string[] {
  const has = new Set(skillList(there).map(plain));
  return skillList(needed).filter((skill) => !has.has(plain(skill)));
}

/** Territories of this share or more are full-time: a rep works one of them. */
export const fullTimeShare = 1;
