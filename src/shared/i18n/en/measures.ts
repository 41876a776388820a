export default {
  accounts: 'Accounts',
  calls: 'Calls a year',
  workload: 'Workload',
  potential: 'Potential',
  sales: 'Sales',
  previousSales: 'Sales last year',
  population: 'Population',
  unitArea: 'Unit area',
  sites: 'Competitor sites',
  area: 'Area',
};
