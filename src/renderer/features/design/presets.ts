import type { DesignForm, DesignMeasure } from './settings.ts';

/** Tolerance of an ordinary fairness check, and of a measure newly added. */
export const usualTolerance = 0.1;

export const presets = ['balance', 'change', 'travel'] as const;
export type Preset = (typeof presets)[number];

interface Choice {
  tolerance: number;
  weight: number;
  keepPresent: number;
  start: DesignForm['start'];
}

const choices: Readonly<Record<Preset, Choice>> = {
  balance: { tolerance: usualTolerance, weight: 1, keepPresent: 0, start: 'new' },
  change: { tolerance: 0.15, weight: 1, keepPresent: 0.8, start: 'present' },
  travel: { tolerance: 0.25, weight: 0.5, keepPresent: 0, start: 'new' },
};

/** The form with what a preset decides; measures, number of territories and rules stay as they are. */
export function presetForm(preset: Preset, form: DesignForm): DesignForm {
  const { tolerance, weight, keepPresent, start } = choices[preset];
  return {
    ...form,
    keepPresent,
    start,
    measures: form.measures.map(({ key }) => ({ key, tolerance, weight })),
  };
}

/** The preset a form is in all that presets decide; null when it is the user's own. */
export function presetOf(form: DesignForm): Preset | null {
  const same = (measure: DesignMeasure, { tolerance, weight }: Choice) =>
    measure.tolerance === tolerance &&
    measure.weight === weight &&
    measure.lowerTolerance === undefined &&
    measure.soft !== true;
  return (
    presets.find((preset) => {
      const choice = choices[preset];
      return (
        choice.keepPresent === form.keepPresent &&
        choice.start === form.start &&
        form.measures.every((measure) => same(measure, choice))
      );
    }) ?? null
  );
}
