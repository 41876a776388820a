import { type LadderStep, ladderSteps, type MarketState, marketStates } from './market.ts';
import { stateClass, stepClass } from './market-palette.ts';
import type { ColourScheme } from './palette.ts';
import type { Shade } from './shading.ts';

/** One class per step or state, in their order; `from` and `to` are its place. Per unit its colour and its sign. */
export function marketShade(
  rows: readonly { step: LadderStep; state: MarketState }[],
  of: 'ladder' | 'state',
  scheme: ColourScheme,
): { shade: Shade; perUnit: string[]; marks: string[] } {
  const looks =
    of === 'ladder'
      ? ladderSteps.map((step) => stepClass(step, scheme))
      : marketStates.map((state) => stateClass(state, scheme));
  const at = rows.map((row) =>
    of === 'ladder' ? ladderSteps.indexOf(row.step) : marketStates.indexOf(row.state),
  );
  const shade: Shade = {
    classes: looks.map(({ colour }, place) => ({
      from: place,
      to: place,
      colour,
      count: at.filter((one) => one === place).length,
    })),
    missing: 0,
    classOf: (value) => value,
  };
  return {
    shade,
    perUnit: at.map((place) => looks[place]?.colour ?? ''),
    marks: at.map((place) => looks[place]?.mark ?? ''),
  };
}
