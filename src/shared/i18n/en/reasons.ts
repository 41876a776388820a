/** Why a plan can't be had, or what is odd about it; explain: what stands against moving a unit. */
export default {
  UNIT_TOO_BIG: {
    one: '{{units}} alone holds {{holds}} of a territory’s {{measure}}; at most {{allows}} is allowed.',
    group:
      '{{units}}, kept together, hold {{holds}} of a territory’s {{measure}}; at most {{allows}} is allowed.',
  },
  DEAD_END: {
    misses:
      'All connected sets that hold {{units}} were tried and none fits: they hold {{loads}} of a target.',
    pocket:
      'All connected sets that hold {{units}} were tried: those that fit cut off a part too small for a territory. Split a neighbour, or add a link.',
  },
  ISLAND:
    'No border joins {{units}} to the other units: given to a near territory for now. A link makes it part of one.',
  LOCKS_CONTRADICT: {
    group:
      '{{units}} are to stay together but are locked into different territories. Unlock one, or remove the rule.',
    apart:
      '{{units}} are to stay apart but locks or a group put them into one territory. Remove one of the rules.',
  },
  LOCKED_TOO_MUCH: {
    over: 'What is locked into “{{territory}}” already holds {{lockedShare}} of its target of {{measure}}. Unlock it, or widen the tolerance.',
    under:
      '“{{territory}}” is locked at {{lockedShare}} of its target of {{measure}}. Unlock it, or widen the tolerance.',
  },
  GROUP_NOT_CONNECTED: '{{units}} are to stay together but do not touch: their territory will be in pieces.',
  MEASURES_CONFLICT: '{{measures}} pull apart: each alone can be balanced, together they can’t.',
  BUDGET_TOO_SMALL: {
    all: 'To bring {{measure}} inside its band, at least {{needed}} of {{quantity}} must change rep; the limit is {{budget}}.',
    rep: 'To bring {{measure}} inside its band, “{{territory}}” must lose at least {{needed}} of {{quantity}}; the limit is {{budget}}.',
    unavoidable:
      'However territories are drawn, at least {{needed}} of {{quantity}} changes rep (reps left without a territory, and accounts scattered in others’); the limit is {{budget}}.',
  },
  TARGETS_IMPOSSIBLE: {
    whole:
      'All of {{measure}} is {{total}}, but the territories together must hold between {{least}} and {{most}}.',
    part: '{{units}} touch nothing else and hold {{worth}} territories’ worth of {{measure}}: no whole number fits. Link them to the rest, or widen the tolerance.',
  },
  TOO_FEW_UNITS:
    '{{unitCount, unit|units}} can’t make {{territoryCount, territory|territories}}. Ask for fewer, or use smaller units.',
  NOT_FOUND: 'No plan inside every band was found in the time given, and none was proven impossible.',
  UNKNOWN: 'One condition was not met, at {{units}}.',
  needs: 'It needs ± {{tolerance}}.',
  alone: '{{measure}} alone: mean travel {{travel}}, the others up to {{others}} off.',
  area: 'area',
  more: '{{names}} and others, {{count, unit|units}}',
  explain: {
    locked: '“{{name}}” is locked',
    breaks: '“{{name}}” would fall into {{pieces, piece|pieces}}',
    tooMuch: '“{{name}}” would be {{percent}} % over in {{measure}}',
    tooLittle: '“{{name}}” would be off by {{percent}} % in {{measure}}',
    other: 'one rule stands against it',
  },
};
