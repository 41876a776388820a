import type { Figure } from '../../../../shared/contract/scenario.ts';
import { difference, verdict } from '../../../../shared/domain/figure-verdict.ts';
import { dash } from '../../../../shared/number-format.ts';
import type { Tone } from '../page.ts';
import type { Words } from '../words.ts';

export function valueOf({ f }: Words, value: number | null, unit: Figure['unit']): string {
  if (unit === 'fen') return f.money(value);
  if (unit === 'minutes') return f.hours(value);
  if (unit === 'ratio') return f.percent(value);
  return unit === 'metres' ? f.distance(value) : f.count(value);
}

/** Right less left, with its sign: +3, −1.2 percentage points. */
export function changeOf(words: Words, figure: Figure): string {
  const by = difference(figure);
  if (by === null) return dash;
  const size = Math.abs(by);
  const text =
    figure.unit === 'ratio'
      ? words.t('compare:points', { value: words.f.number(size * 100, 1) })
      : valueOf(words, size, figure.unit);
  return by > 0 ? `+${text}` : by < 0 ? `−${text}` : text;
}

/** Whether the change is for the better, as a sign and a word. */
export function verdictOf({ t }: Words, figure: Figure): { text: string; tone: Tone } {
  const found = verdict(figure);
  if (found === 'neither') return { text: dash, tone: 'plain' };
  const sign = { better: '▲', worse: '▼', same: '●' }[found];
  const tone = ({ better: 'good', worse: 'bad', same: 'plain' } as const)[found];
  return { text: `${sign} ${t(`compare:verdict.${found}`)}`, tone };
}
