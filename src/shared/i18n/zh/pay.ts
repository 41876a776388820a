/** 考核与激励。 */
export default {
  parts: '考核与激励',
  noTerritories: '这个方案还没有销售区域，先划分区域。',
  title: { fairness: '配额公平性' },
  tab: { fairness: '公平性' },
};
