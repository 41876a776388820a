import type { Figure } from '../../../../shared/contract/compare.ts';
import { difference, verdict } from '../../../../shared/domain/figure-verdict.ts';
import { signedFigure } from '../../../../shared/figure-text.ts';
import { dash } from '../../../../shared/number-format.ts';
import type { Tone } from '../page.ts';
import type { Words } from '../words.ts';

/** Right less left, with its sign: +3, −1.2 percentage points. */
export const changeOf = ({ f, t }: Words, figure: Figure): string =>
  signedFigure(f, difference(figure), figure.unit, (value) => t('compare:points', { value }));

/** Whether the change is for the better, as a sign and a word. */
export function verdictOf({ t }: Words, figure: Figure): { text: string; tone: Tone } {
  const found = verdict(figure);
  if (found === 'neither') return { text: dash, tone: 'plain' };
  const sign = { better: '▲', worse: '▼', same: '●' }[found];
  const tone = ({ better: 'good', worse: 'bad', same: 'plain' } as const)[found];
  return { text: `${sign} ${t(`compare:verdict.${found}`)}`, tone };
}
