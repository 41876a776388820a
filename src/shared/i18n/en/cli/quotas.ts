/** Commands about quotas. */
export default {
  quota: {
    about: 'spread a year’s total over territories and months',
    year: 'year of the quotas',
    total:
      'total of the year (yuan); growth, baseline, penetration and bottomup make their own when it is left out',
    method:
      'spread by: history, growth (last year × growth), potential, workload, blend, baseline (mean growth with a band), penetration (toward a target share) or bottomup (what was set by hand rolls up)',
    weights: 'weights of a blend, for example history=0.5,potential=0.5',
    step: 'smallest step, yuan',
    season: 'months by history (with the Spring Festival where it falls), workdays or even',
    weightsNeeded: 'With --method blend the weights are needed: --weights.',
    weightsUnused: '--weights is used only with --method blend.',
    done: 'Scenario “{{scenario}}”: the quotas of {{year}} are spread over {{count}} territories and sum exactly to the total.',
    done_one:
      'Scenario “{{scenario}}”: the quotas of {{year}} are spread over {{count}} territory and sum exactly to the total.',
    noHistory: 'There are no monthly sales: each year is spread evenly over its months.',
    gaps: 'The history has no figures for month {{months}}; the mean of the other months was used.',
    growth: 'growth rate, such as 8%',
    band: 'half width of the baseline’s band, such as 5%; the market’s volatility when left out',
    targetShare: 'target share of penetration, such as 25%',
    pace: 'how much of the way to the target share this year, such as 50%',
    floor: 'least per territory: yuan, or growth on last year such as -10%',
    ceiling: 'most per territory: yuan, or growth on last year such as +30%',
    hedge: 'over-assignment per level from the top, separated by commas, such as 1.05,1.1',
    component: 'name of the quota component (the main one when left out)',
    totalNeeded: '--total is needed with the method {{method}}.',
    optionUnused: '{{option}} goes with the method {{method}} only.',
    boundsCrossed: '--floor is above --ceiling, so no quota fits. Lower the floor or raise the ceiling.',
    ownTotalLess:
      'The method adds up to {{total}} yuan, {{by}} less than the {{asked}} of --total: the sum counts. Set territories by hand in the application to close the gap.',
    ownTotalMore:
      'The method adds up to {{total}} yuan, {{by}} more than the {{asked}} of --total: the sum counts. Set territories by hand in the application to close the gap.',
  },
  fairness: {
    about: 'judge how fair quotas are: beside potential, workload and history, outliers and the SMART check',
    done: 'Scenario “{{scenario}}”: fairness of the quotas of {{count}} territories. The workload ratio is yuan an hour.',
    done_one:
      'Scenario “{{scenario}}”: fairness of the quotas of {{count}} territory. The workload ratio is yuan an hour.',
    ratio: '  {{ratio}}: median {{median}}, variation {{variation}}, Gini {{gini}}, {{count}} outliers',
    ratio_one: '  {{ratio}}: median {{median}}, variation {{variation}}, Gini {{gini}}, {{count}} outlier',
    fails: '  {{territory}} · {{letter}}: {{reason}}',
  },
};
