/** What moving units or accounts does to both sides. */
export default {
  title: 'Effect of the move',
  would: 'After the move',
  done: 'Moved',
  units: '{{units}} units, {{accounts}} accounts',
  accounts: '{{accounts}} accounts',
  gives: 'gives',
  takes: 'takes',
  becomes: 'becomes',
  workload: 'Workload',
  utilisation: 'Utilisation',
  quota: 'Quota',
  attainment: 'Expected',
  pay: 'Incentive pay',
  hint: {
    workload: 'Calls and travel a year',
    utilisation: 'Calls needed ÷ calls the rep can make',
    quota: 'Quota of the year, spread anew with the present settings and locks',
    attainment: 'Sales of the base year grown with the market ÷ quota',
    pay: 'At the expected attainment, the other KPIs in full',
  },
};
