import { type LadderStep, ladderSteps, type MarketState, marketStates } from './market.ts';
import type { ColourScheme } from './palette.ts';

/** A class of the market with a mark of its own beside its colour, so that colour is never the only sign. */
export interface MarketClass {
  colour: string;
  ink: string;
  mark: string;
}

/** From the least step to the highest: one hue from light to dark (ColorBrewer YlGnBu, safe for the common colour-vision types). */
const steps: Record<ColourScheme, readonly string[]> = {
  light: ['#e9eae6', '#c7e9b4', '#7fcdbb', '#2c8fb8', '#253494'],
  dark: ['#343941', '#2c4a5a', '#2f7f92', '#66b9a8', '#e3ecb0'],
};

/** Potential by depth, competition by hue: orange fierce, blue mild (ColorBrewer PuOr, safe for the common colour-vision types). */
const states: Record<ColourScheme, readonly string[]> = {
  light: ['#c55f11', '#3d4f9f', '#f6c489', '#b5bfdf'],
  dark: ['#f0924a', '#7f9bf0', '#7a4a22', '#3d4a7a'],
};

const stepMarks = ['1', '2', '3', '4', '5'];
const stateMarks = ['▲', '△', '▼', '▽'];

const darkInk = '#14181e';
const lightInk = '#ffffff';

/** Black or white, whichever reads better on the colour (relative luminance, WCAG 2). */
function inkOn(colour: string): string {
  const part = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5) > 0.18 ? darkInk : lightInk;
}

const classAt = (colours: readonly string[], marks: readonly string[], at: number): MarketClass => {
  const colour = colours[at] ?? '';
  return { colour, ink: inkOn(colour), mark: marks[at] ?? '' };
};

export const stepClass = (step: LadderStep, scheme: ColourScheme): MarketClass =>
  classAt(steps[scheme], stepMarks, ladderSteps.indexOf(step));

export const stateClass = (state: MarketState, scheme: ColourScheme): MarketClass =>
  classAt(states[scheme], stateMarks, marketStates.indexOf(state));
