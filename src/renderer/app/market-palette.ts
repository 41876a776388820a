/** Shared like the territory palette. */
export { type MarketClass, stateClass, stepClass } from '../../shared/domain/market-palette.ts';
