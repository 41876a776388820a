/** Why a plan can't be had, or what is odd about it. units: names of the units it is about; relax: how far to give way. */
export default {
  UNIT_TOO_BIG:
    '{{units}} alone is more than a territory may hold. Split the unit, or allow a wider tolerance.',
  DEAD_END: 'Every connected set of units that holds {{units}} misses the bands.',
  ISLAND: '{{units}} touches no other unit. Link it, so that it can share a territory with them.',
  LOCKS_CONTRADICT: 'Locks or fixed choices contradict each other at {{units}}. Release one of them.',
  LOCKED_TOO_MUCH:
    'A locked territory already holds more than it may: {{units}}. Unlock it, or widen the tolerance.',
  GROUP_NOT_CONNECTED: 'Units that are to stay together do not touch: {{units}}.',
  MEASURES_CONFLICT:
    'The measures pull apart: each alone balances far better. Widen the tolerance of the less important one.',
  BUDGET_TOO_SMALL: 'The limit on change is too small for the balance asked for.',
  TARGETS_IMPOSSIBLE:
    'The territories’ targets can’t all be met at once. Widen the tolerance or change the shares.',
  TOO_FEW_UNITS: 'There are fewer units than territories. Ask for fewer, or use smaller units.',
  NOT_FOUND:
    'No plan inside every band was found in the time given, and none was proven impossible. Give it longer, or widen the tolerance.',
  UNKNOWN: 'One condition was not met, at {{units}}.',
  relaxBy: 'Give way by at least {{relax}}.',
  more: '{{names}} and others, {{count}} units',
};
