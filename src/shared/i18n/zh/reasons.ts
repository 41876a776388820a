/** 为什么划不出，或结果有什么特别。units 是有关的控制单元名称，relax 是需要放宽的幅度。 */
export default {
  UNIT_TOO_BIG: '{{units}} 单独一个就超过一个区域可以有的量。拆分这个控制单元，或放宽允许偏差。',
  DEAD_END: '包含 {{units}} 的任何连片组合都达不到要求的范围。',
  ISLAND: '{{units}} 与其他控制单元不相邻，只有连接后才能与它们划入同一区域。',
  LOCKS_CONTRADICT: '锁定或指定的条件互相矛盾，涉及 {{units}}。解除其中一项。',
  LOCKED_TOO_MUCH: '锁定的区域已超过允许的量，涉及 {{units}}。解除锁定，或放宽允许偏差。',
  GROUP_NOT_CONNECTED: '要求划在一起的控制单元并不相连：{{units}}。',
  MEASURES_CONFLICT: '所选指标互相牵制，单独平衡其中一项要容易得多。放宽次要指标的允许偏差。',
  BUDGET_TOO_SMALL: '变动的上限太小，达不到要求的平衡。',
  TARGETS_IMPOSSIBLE: '各区域的要求不能同时满足。放宽允许偏差，或调整目标份额。',
  TOO_FEW_UNITS: '控制单元比要划的区域还少。减少区域个数，或使用更细的控制单元。',
  NOT_FOUND: '在给定的时间内没有找到完全符合要求的方案，也没有证明它不存在。延长时间，或放宽允许偏差。',
  UNKNOWN: '有一项条件没有满足，涉及 {{units}}。',
  relaxBy: '至少放宽 {{relax}}。',
  more: '{{names}} 等 {{count}} 个单元',
};
