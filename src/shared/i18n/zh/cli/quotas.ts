/** 配额的命令。 */
export default {
  quota: {
    about: '把年度总额分配到各销售区域和月份',
    year: '配额年份',
    total: '全年总额（元）；growth、baseline、penetration、bottomup 可以不给，由方法得出',
    method:
      '分配依据：history（历史销售额）、growth（上年乘以增长率）、potential（潜力）、workload（工作量）、blend（加权）、baseline（基线+浮动）、penetration（向目标份额靠拢）或 bottomup（自下而上汇总）',
    weights: 'blend 的权重，如 history=0.5,potential=0.5',
    step: '最小单位（元）',
    season: '月份分配：history（按历史季节性，春节移动已折算）、workdays（按工作日）或 even（平均）',
    weightsNeeded: 'method 为 blend 时必须用 --weights 给出权重。',
    weightsUnused: '只有 method 为 blend 时才能用 --weights。',
    done: '方案“{{scenario}}”：{{year}} 年配额已分配到 {{count}} 个销售区域，逐级相加与总额一致。',
    noHistory: '没有月度销售数据：全年配额平均分到各月。',
    gaps: '历史中没有第 {{months}} 月的数据，按其余月份的平均值计。',
    growth: 'growth 的增长率，如 8%',
    band: 'baseline 的浮动范围，如 5%；不给时取市场波动',
    targetShare: 'penetration 的目标份额，如 25%',
    pace: 'penetration 今年走完的路程，如 50%',
    floor: '每个区域的下限：元，或与上年相比，如 -10%',
    ceiling: '每个区域的上限：元，或与上年相比，如 +30%',
    hedge: '各层的超额分配系数，自上而下用逗号分隔，如 1.05,1.1',
    component: '配额组成的名称（默认为主组成）',
    totalNeeded: 'method 为 {{method}} 时必须用 --total 给出总额。',
    optionUnused: '{{option}} 只能用于 method 为 {{method}} 时。',
    boundsCrossed: '--floor 高于 --ceiling，没有配额能同时满足。降低下限，或提高上限。',
    ownTotalLess:
      '按此方法汇总为 {{total}} 元，比 --total 的 {{asked}} 元少 {{by}} 元，以汇总为准。可在应用中手工调整各区域以补足差额。',
    ownTotalMore:
      '按此方法汇总为 {{total}} 元，比 --total 的 {{asked}} 元多 {{by}} 元，以汇总为准。可在应用中手工调整各区域以消除差额。',
  },
  fairness: {
    about: '检查配额是否公平：与潜力、工作量、历史相比，离群区域和 SMART 检查',
    done: '方案“{{scenario}}”：{{count}} 个销售区域的配额公平性。工作量比值的单位是元/小时。',
    ratio: '  {{ratio}}：中位数 {{median}}，变异系数 {{variation}}，基尼系数 {{gini}}，离群 {{count}} 个',
    fails: '  {{territory}} · {{letter}}：{{reason}}',
  },
};
