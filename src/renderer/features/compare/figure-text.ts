import type { Figure } from '../../../shared/contract/compare.ts';
import { signedFigure as signed } from '../../../shared/figure-text.ts';
import type { Format } from '../../app/format.ts';
import { translate } from '../../app/i18n.ts';

export { figureText } from '../../../shared/figure-text.ts';

/** A difference of figures with its sign. */
export const signedFigure = (f: Format, value: number | null, unit: Figure['unit']): string =>
  signed(f, value, unit, (points) => translate('compare:points', { value: points }));
