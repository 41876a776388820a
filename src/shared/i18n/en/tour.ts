export default {
  title: 'Tour in five steps',
  start: 'Tour in five steps',
  place: 'Step {{at}} of {{of}}',
  leave: 'Leave the tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
  data: {
    title: 'Data: what the sheets hold',
    text: 'Counties, accounts, reps and sales come from Excel. What was found wrong is listed line by line; accounts without exact coordinates are marked. {{key}} brings in sheets of your own.',
  },
  map: {
    title: 'Map: how it is divided now',
    text: 'Select a county or an account and its sums stand at the right; with the brush ({{key}}) move counties and watch workload and deviation follow. Every step can be undone.',
  },
  design: {
    title: 'Design: balanced and in one piece',
    text: 'Say how many territories and how far they may differ: the plan is drawn on the map. Nothing changes until it is applied, and {{key}} takes that back.',
  },
  quota: {
    title: 'Quota: exact to the last cent',
    text: "Enter the year's total: it is spread by history, potential or workload over territories and months. A typed cell is locked, {{key}} unlocks it, the rest absorbs the difference.",
  },
  compare: {
    title: 'Compare: who changes hands',
    text: 'Two to four scenarios side by side: figures, accounts and reps affected, flows of sales, all to be exported. {{key}} shows every shortcut at any time.',
  },
};
