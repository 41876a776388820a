/** Commands about scenarios as wholes, and the steps back and forth. */
export default {
  rebase: {
    about:
      'let a scenario catch up with the one it was branched from and with the data: what it changed stays, what it left alone follows, new units go to the territories proposed',
    scenario: 'scenario to re-base',
    onto: 'scenario to base it on; otherwise the one it was branched from',
    leave: 'leave new units unassigned',
    same: 'Nothing to re-base: {{scenario}} agrees with {{onto}} as it is now, but for its own changes. Nothing stored.',
    would:
      'Would re-base {{scenario}} on {{onto}}: units changed {{units}}, followed {{followed}}, units to be assigned {{proposed}}, gone {{gone}}, own units kept {{kept}}. Nothing stored.',
    done: 'Re-based {{scenario}} on {{onto}}: units changed {{units}}, followed {{followed}}, units to be assigned {{proposed}}, gone {{gone}}, own units kept {{kept}}.',
  },
  branch: {
    about: 'branch a scenario: a new one that begins as it is',
    from: 'scenario to branch',
    name: 'name of the new scenario',
    done: 'Branched “{{name}}” off “{{from}}”.',
  },
  status: {
    about: 'say how far a scenario has come; one in force is not edited any more',
    scenario: 'scenario',
    status: 'One of: {{list}}',
    done: '“{{name}}” is now {{status}}.',
  },
  snapshot: {
    about: 'keep a scenario as it is, list what was kept, or bring it back',
    scenario: 'scenario',
    name: 'name of the snapshot',
    list: 'list the snapshots of the scenario',
    restore: 'bring back the snapshot with this id (see --list)',
    none: 'Scenario “{{scenario}}” has no snapshots.',
    line: '{{id}}  {{at}}  {{reason}}  {{name}}',
    done: 'Kept “{{scenario}}” as snapshot {{id}}.',
    restored:
      '“{{scenario}}” is again what it was at snapshot {{id}}; what it was till now is a snapshot, too.',
  },
  undo: {
    about: 'undo the last steps of the plan',
    steps: 'how many steps; as many as there are',
    done: 'Undone: {{text}}',
  },
  redo: {
    about: 'redo the steps undone last',
    steps: 'how many steps; as many as there are',
    done: 'Redone: {{text}}',
  },
  merge: {
    about: 'take changes of one scenario over into another',
    from: 'scenario the changes come from',
    into: 'scenario they go into',
    take: 'which side where both changed: mine (into), theirs (from)',
    territory: 'only these territories, as they are drawn over there',
    would:
      'Would merge {{from}} into {{into}}: {{units, unit|units}}, {{accounts, account|accounts}}, {{rows, row|rows}} of quotas and tree; conflicts: {{conflicts}}. Nothing stored.',
    done: 'Merged {{from}} into {{into}}: {{units, unit|units}}, {{accounts, account|accounts}}, {{rows, row|rows}} of quotas and tree; conflicts: {{conflicts}}.',
  },
  compare: {
    about: 'compare two scenarios: figures, and the units and accounts that change hands',
    left: 'scenario on the left',
    right: 'scenario on the right',
    done: 'From “{{left}}” to “{{right}}”: {{units, unit|units}} and {{accounts, account|accounts}} in other hands; {{covered, account that had no rep gets|accounts that had no rep get}} one.',
  },
};
