export default {
  title: 'Five principles',
  coverage: {
    name: 'Coverage',
    units: 'Units not assigned: {{count}}',
    accounts: 'Accounts not assigned: {{count}}',
    empty: 'Territories with neither units nor accounts: {{count}}',
  },
  feasibility: {
    name: 'Feasibility',
    over: 'Territories beyond {{percent}} % of capacity: {{count}}',
    noPotential: 'Territories without potential: {{count}}',
  },
  fairness: {
    name: 'Fairness',
    workload: 'Largest workload deviation {{percent}} % ({{name}})',
    potential: 'Largest potential deviation {{percent}} % ({{name}})',
  },
  challenge: { name: 'Challenge', under: 'Territories used below {{percent}} %: {{count}}' },
  specificity: {
    name: 'Specificity',
    quota: 'Territories with a quota: {{count}} of {{total}}',
    rep: 'Territories with a rep: {{count}} of {{total}}',
    split: 'Territories in several pieces: {{count}}',
  },
  verdict: { green: 'met', amber: 'watch', red: 'not met' },
};
