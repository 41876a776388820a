export default {
  title: '五项原则',
  coverage: {
    name: '全面性',
    units: '未分配的控制单元：{{count}} 个',
    accounts: '未分配的客户：{{count}} 个',
    empty: '没有控制单元也没有客户的区域：{{count}} 个',
  },
  feasibility: {
    name: '可行性',
    over: '拜访量超过产能 {{percent}}% 的区域：{{count}} 个',
    noPotential: '没有市场潜力的区域：{{count}} 个',
  },
  fairness: {
    name: '公平',
    workload: '工作量最大偏差 {{percent}}%（{{name}}）',
    potential: '潜力最大偏差 {{percent}}%（{{name}}）',
  },
  challenge: { name: '挑战性', under: '产能利用率不足 {{percent}}% 的区域：{{count}} 个' },
  specificity: {
    name: '目标具体化',
    quota: '已定配额的区域：{{count}} / {{total}}',
    rep: '已定销售代表的区域：{{count}} / {{total}}',
    split: '不连片的区域：{{count}} 个',
  },
  verdict: { green: '达到', amber: '需留意', red: '未达到' },
};
