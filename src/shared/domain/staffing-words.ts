import type { StaffingFit, StaffingRow } from '../contract/staffing.ts';
import { type Language, translate } from '../i18n/index.ts';
import { formatOf } from '../number-format.ts';

/** Words on screen, in the terminal and in Excel alike. */
type Said = Pick<StaffingRow, 'fit' | 'pinned' | 'chosen' | 'skills'>;

/** Why this rep, or why nobody, the strongest reason first. */
export function staffingReasons(language: Language, { fit, pinned, chosen, skills }: Said): string[] {
  const word = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'staffing', `reason.${key}`, params);
  const said = chosen ? [word('chosen')] : pinned ? [word('pinned')] : [];
  if (fit !== null) return [...said, ...fitWords(language, fit)];
  return [...said, skills === '' ? word('vacant') : word('vacantFor', { skills })];
}

/** The figures of a fit in words. */
export function fitWords(language: Language, fit: StaffingFit): string[] {
  const word = (key: string, params?: Record<string, string | number>) =>
    translate(language, 'staffing', `reason.${key}`, params);
  const f = formatOf(language);
  const percent = (share: number) => f.percent(share, 0);
  const { metres, nearness, keptFen, salesFen, level, sizeRank: rank, of } = fit;
  const size = { rank: f.count(rank), of: f.count(of) };
  const words = [
    metres === null || nearness === null
      ? word('homeless')
      : word('near', { distance: f.distance(metres), nearness: f.count(nearness) }),
    keptFen > 0 && salesFen > 0
      ? word('kept', { amount: f.money(keptFen), share: percent(keptFen / salesFen) })
      : word('keptNone'),
    level === '' ? word('noLevel', size) : word('level', { level, ...size }),
  ];
  if (fit.years !== null && fit.growth !== null)
    words.push(word('years', { years: fit.years, growth: percent(fit.growth) }));
  if (fit.fte < 1) words.push(word('partTime', { fte: percent(fit.fte) }));
  if (fit.missing.length > 0)
    words.push(word('missing', { skills: fit.missing.join(translate(language, 'staffing', 'separator')) }));
  return words;
}
