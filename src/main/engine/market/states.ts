import { type MarketFigures, ownShares } from './ladder.ts';

export interface StateThresholds {
  /** High potential from here on. */
  readonly potentialFrom: number;
  /** What competitors' sites are set against. */
  readonly densityPer: 'potential' | 'area';
  /** Sites per 1 million yuan of potential, or per 1,000 km²: fierce from here on … */
  readonly densityFrom: number;
  /** … unless our own share of the potential is at least this. */
  readonly safeShare: number;
}

export interface States {
  /** Index of `marketStates` per unit. */
  readonly state: Uint8Array;
  /** Sites per 1 million yuan of potential, or per 1,000 km²; Infinity where there are sites and nothing to set them against. */
  readonly density: Float64Array;
}

const millionYuan = 1e8;
const thousandSquareKilometres = 1e9;

/** Sites of each unit per 1 million yuan of potential (figures in fen) or per 1,000 km². */
export function siteDensity(figures: MarketFigures, per: StateThresholds['densityPer']): Float64Array {
  const base = per === 'potential' ? figures.potential : figures.squareMetres;
  const scale = per === 'potential' ? millionYuan : thousandSquareKilometres;
  return figures.sites.map((sites, unit) =>
    sites === 0 ? 0 : base[unit] > 0 ? (sites / base[unit]) * scale : Infinity,
  );
}

/**
 * The four market states (domain.md §4) with the density that decided: potential high or low × competition fierce or mild.
 * Reps are compared within one, not across.
 */
export function statesOf(figures: MarketFigures, thresholds: StateThresholds): States {
  const density = siteDensity(figures, thresholds.densityPer);
  const share = ownShares(figures);
  const state = new Uint8Array(density.length);
  for (let unit = 0; unit < density.length; unit++) {
    const isHigh = figures.potential[unit] >= thresholds.potentialFrom && figures.potential[unit] > 0;
    const isFierce =
      density[unit] > 0 && density[unit] >= thresholds.densityFrom && !(share[unit] >= thresholds.safeShare);
    state[unit] = (isHigh ? 0 : 2) + (isFierce ? 0 : 1);
  }
  return { state, density };
}

/** What "high" and "fierce" mean when nobody has said: the median potential, and the density of the whole market. */
export function usualThresholds(figures: MarketFigures, per: StateThresholds['densityPer']) {
  const sum = (values: Float64Array) => values.reduce((all, value) => (value > 0 ? all + value : all), 0);
  const known = figures.potential.filter((value) => value > 0).sort();
  const base = sum(per === 'potential' ? figures.potential : figures.squareMetres);
  const scale = per === 'potential' ? millionYuan : thousandSquareKilometres;
  const potential = sum(figures.potential);
  return {
    potentialFrom: known.length === 0 ? 0 : known[known.length >> 1],
    densityFrom: base > 0 ? (sum(figures.sites) / base) * scale : 0,
    /** Own share of the whole market. */
    share: potential > 0 ? sum(figures.sales) / potential : 0,
  };
}
