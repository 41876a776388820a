/** KPIs and pay. */
export default {
  parts: 'KPIs and pay',
  noTerritories: 'This scenario has no territories yet. Draw them first.',
  title: { fairness: 'Fairness of quotas' },
  tab: { fairness: 'Fairness' },
};
