/** Commands that draw territories and group them. */
export default {
  design: {
    about: 'design territories and put them into a scenario; a new one is branched from the present state',
    scenario: 'scenario to write; not the present state',
    territories: 'number of territories, or reps (one per rep with a home)',
    balance: 'measures to balance, separated by commas',
    tolerance: 'allowed deviation, 0.1 is ±10 %',
    homes: 'keep each territory around its rep’s home (centres are free otherwise)',
    keep: 'weight of keeping the present, 0 to 1',
    distances: 'measure travel by greatCircle (× circuity) or imported distances',
    persist: 'use the whole time even when no plan can hold everything asked for',
    noLinkIslands: 'do not link islands that touch no other unit',
    seconds: 'time to calculate, seconds',
    seed: 'random seed',
    threads: 'parallel threads',
    started: 'Designing for up to {{seconds}} s; Ctrl+C stops and keeps the best so far.',
    linked: 'Linked {{a}} and {{b}} ({{metres}} m apart).',
    done: 'Scenario “{{scenario}}”: {{count}} territories, {{deviations}}.',
    done_one: 'Scenario “{{scenario}}”: {{count}} territory, {{deviations}}.',
    notFeasible:
      'Scenario “{{scenario}}”: {{count, territory|territories}}, {{deviations}}, not all inside the tolerance; the best plan found was kept.',
    split: '{{count}} territories are in several pieces.',
    split_one: '{{count}} territory is in several pieces.',
  },
  redraw: {
    about:
      'a set operation on a scenario: merge, swap, dissolve, split, fill holes, straighten, give the overflow',
    operation: 'Operation: {{list}}',
    territory: 'territory; left out, holes and borders of the whole map',
    other: 'the other territory of a merge or swap',
    parts: 'number of territories to split into',
    byCity: 'split along cities; one territory a city unless --parts is given',
    line: 'split along a line with these corners: "longitude,latitude longitude,latitude …"',
    eachPiece: 'split along a line: every connected piece becomes a territory',
    measure: 'measure of the overflow: workload, potential, sales',
    tolerance: 'tolerance, 0.1 is 10 %',
    preview: 'only show, store nothing',
    would:
      'Would move {{units, unit|units}} and {{accounts, account|accounts}}; guard rails broken: {{breaches}}. Nothing stored.',
    done: 'Moved {{units, unit|units}} and {{accounts, account|accounts}}; guard rails broken: {{breaches}}.',
  },
  layers: {
    about: 'list the layers (ways of cutting the market beside geography), or add one with --add',
    scenario: 'scenario (default: the present state)',
    add: 'name of a new layer; goes with --scenario and --where',
    where:
      'a condition that chooses accounts, may be repeated: industry=Medical,Pharma  channel<>Direct  name~hospital  class=A,B  potential>=100000  sales<5000 (amounts in yuan)',
    any: 'one condition is enough (default: all must hold)',
    exclusive: 'exclusive: its accounts leave geography',
    empty: 'begin without territories (default: copy those of the scenario)',
    addNeeds: '--add needs --scenario and --where.',
    addOnly: '--where, --any, --exclusive and --empty go with --add.',
    whereInvalid: 'Write a condition like industry=Medical or potential>=100000; --help lists the forms.',
    line: '{{name}} (overlay): {{accounts, account|accounts}}, sales {{sales}} yuan, potential {{potential}} yuan',
    lineExclusive:
      '{{name}} (exclusive): {{accounts, account|accounts}}, sales {{sales}} yuan, potential {{potential}} yuan',
    coverage:
      'Scenario “{{scenario}}”: {{geography, account|accounts}} left to geography; {{none}} in no layer; {{twice}} selected by two exclusive layers.',
  },
  tree: {
    about:
      'show the territory tree of a scenario (region, area, territory) with its sums; --by groups the territories first',
    by: 'what to group by: province, city, provinceCity (two levels) or balanced (neighbours with about equal workload)',
    groups: 'number of groups for balanced',
    above: 'put one more level above the groups at the top (default: group anew)',
    groupsNeeded: '--by balanced needs a number of groups: --groups.',
    groupsUnused: '--groups is for --by balanced only.',
    aboveUnused: '--above goes with --by.',
    grouped: 'Scenario “{{scenario}}”: {{count}} groups in all.',
    grouped_one: 'Scenario “{{scenario}}”: {{count}} group in all.',
    line: '{{indent}}{{name}}: {{count}} territories, {{accounts, account|accounts}}, workload {{hours}} h, potential {{potential}} yuan',
    line_one:
      '{{indent}}{{name}}: {{count}} territory, {{accounts, account|accounts}}, workload {{hours}} h, potential {{potential}} yuan',
    top: 'Territories in no group: {{count}}.',
  },
};
