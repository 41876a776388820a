/** 为什么划不出，或结果有什么特别；explain 是反对移动一个单元的理由。 */
export default {
  UNIT_TOO_BIG: {
    one: '{{units}} 一个单元的{{measure}}就占一个区域目标的 {{holds}}，允许的最多是 {{allows}}。',
    group: '要求划在一起的 {{units}}，{{measure}}合计占一个区域目标的 {{holds}}，允许的最多是 {{allows}}。',
  },
  DEAD_END: {
    misses: '包含 {{units}} 的连片组合都试过，没有一种落在允许范围内；它们占目标的 {{loads}}。',
    pocket:
      '包含 {{units}} 的连片组合都试过：落在允许范围内的，都会隔出一块太小、成不了区域的地方。拆分相邻的单元，或增加连接。',
  },
  ISLAND: '{{units}} 与其他控制单元不相邻，暂时归入最近的区域。连接后才算连片。',
  LOCKS_CONTRADICT: {
    group: '{{units}} 要求划在一起，却锁定在不同的区域。解锁其中一个区域，或移除这条规则。',
    apart: '{{units}} 要求分开，却因锁定或划在一起的规则落在同一区域。移除其中一条。',
  },
  LOCKED_TOO_MUCH: {
    over: '锁定在“{{territory}}”的部分，{{measure}}已占目标的 {{lockedShare}}，超过允许范围。解锁，或放宽允许偏差。',
    under:
      '锁定不变的“{{territory}}”，{{measure}}只占目标的 {{lockedShare}}，低于允许范围。解锁，或放宽允许偏差。',
  },
  GROUP_NOT_CONNECTED: '要求划在一起的 {{units}} 并不相连，所在区域会不连片。',
  MEASURES_CONFLICT: '{{measures}}互相牵制：单独平衡其中一项都做得到，合在一起做不到。',
  BUDGET_TOO_SMALL: {
    all: '要让{{measure}}落在允许范围内，至少有 {{needed}} 的{{quantity}}要换代表，而上限是 {{budget}}。',
    rep: '要让{{measure}}落在允许范围内，“{{territory}}”至少要换出 {{needed}} 的{{quantity}}，而上限是 {{budget}}。',
    unavoidable:
      '无论怎样划分，至少有 {{needed}} 的{{quantity}}要换代表（不再有区域的代表，和零散在他人区域里的客户），而上限是 {{budget}}。',
  },
  TARGETS_IMPOSSIBLE: {
    whole: '{{measure}}总共 {{total}}，而各区域合计必须在 {{least}} 到 {{most}} 之间，无法同时满足。',
    part: '{{units}} 自成一片，与其余不相连；这一片的{{measure}}相当于 {{worth}} 个区域，分成几个都不合适。连接到其余部分，或放宽允许偏差。',
  },
  TOO_FEW_UNITS:
    '只有 {{unitCount}} 个控制单元，划不出 {{territoryCount}} 个区域。减少区域个数，或使用更细的控制单元。',
  NOT_FOUND: '在给定的时间内没有找到完全符合要求的划分，也没有证明它不存在。',
  UNKNOWN: '有一项条件没有满足，涉及 {{units}}。',
  needs: '需要 ± {{tolerance}}。',
  alone: '只求{{measure}}均衡：平均路程 {{travel}}，其他指标偏差到 {{others}}。',
  area: '面积',
  more: '{{names}} 等 {{count}} 个单元',
  explain: {
    locked: '“{{name}}”已锁定',
    breaks: '“{{name}}”会断成 {{pieces}} 块',
    tooMuch: '“{{name}}”的{{measure}}会超出目标 {{percent}} %',
    tooLittle: '“{{name}}”的{{measure}}会低于目标，偏差 {{percent}} %',
    other: '有一项规则反对',
  },
};
