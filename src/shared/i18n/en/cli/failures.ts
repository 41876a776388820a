/** What goes wrong: failures said for a terminal, and problems found in a plan. */
export default {
  failures: {
    place:
      'There is no “{{name}}”: --place takes a spelling as the report says it, and the code of a unit. Nothing was changed.',
    encoding:
      'There is no encoding “{{name}}”. Use utf-8, gb18030, big5, utf-16le, utf-16be and so on. Nothing was changed.',
    component: 'There is no quota component called “{{name}}”.',
    quotaOver:
      'Locked quotas and floors (with baseline: the bottom of its band) ask for {{held}} yuan, {{by}} more than {{total}}. Raise the total, lower the floors (widen --band), or unlock some.',
    quotaUnder:
      'Locked quotas and ceilings (with baseline: the top of its band) leave room for {{held}} yuan, {{by}} less than {{total}}. Lower the total, raise the ceilings (widen --band), or unlock some.',
    quotaWhere: 'Territories that press most, and by how many yuan: {{where}}',
    scenario: 'The plan has no scenario named “{{name}}”. The command check lists them all.',
    measure:
      'The plan has no measure “{{name}}”. Use workload, potential, sales, accounts, calls, or an imported one.',
    quota: 'This scenario has no quotas yet. Spread them with the command quota first.',
    territory: 'The scenario has no territory named “{{name}}”.',
    group: 'The scenario has no group named “{{name}}”. The command tree lists them all.',
    package: 'The plan has no package sent with the id “{{name}}”. The command review list lists them all.',
    passwordFile:
      'The first line of “{{name}}” is empty, so there is no password. Write the password there, or leave --password-file out.',
    fromId: 'A scenario cannot be merged into itself. Name two scenarios.',
    ontoId:
      'The scenario does not descend from the one named by --onto. Name the one it was branched from, or leave --onto out.',
    rep: 'The plan has no rep “{{name}}”; use a rep number or a name.',
    present: '“{{name}}” is the present state and cannot be designed over. Name another scenario.',
  },
  problems: {
    file: 'Plan file: {{text}}',
    territoryUnknown:
      'Scenario “{{scenario}}”: a unit or account is given to territory {{territory}}, which does not exist.',
    unitMissing: 'Scenario “{{scenario}}”: unit {{unit}} is assigned but does not exist.',
    repTwice:
      'Scenario “{{scenario}}”: {{rep}} works the full-time territories “{{other}}” and “{{territory}}”; give one another rep, or set its share below 1.',
    totals: 'Scenario “{{scenario}}”: territories and unassigned do not add up to the whole.',
    quotas: 'Scenario “{{scenario}}”: the quotas do not add up to the total; spread them again.',
  },
};
