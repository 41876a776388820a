/** 市场与计算指标的命令。 */
export default {
  market: {
    about: '列出每个单元的市场潜力、计算指标、优先级和市场状态',
    scenario: '同时列出单元在这个方案中的销售区域',
    steps: '优先级：{{steps}}。',
    states: '市场状态：{{states}}。',
  },
  formula: {
    about: '新建或修改一个计算指标',
    name: '指标名称',
    unit: '结果的单位：count、fen、minutes、squareMetres、number、ratio、fenPerCount、fenPerSquareMetre、countPerSquareMetre',
    expression: '公式，如 "[人口] * 25%"',
    kind: '公式的种类：custom（自写）、saturation（饱和潜力）、possible（本企业可能销售量）、chain（连锁比率）、penetration（渗透率）',
    input: '公式模板的一项，如 consumers=人口 或 penetrationNow=20%；可重复',
    rollUp: '区域合计方式：sum（相加）、quotient（分子合计 ÷ 分母合计）、mean（平均）',
    weight: 'mean 按哪个指标加权',
    replace: '已有同名的计算指标时改写它',
    potential: '客户都没有潜力时，以它为市场潜力',
    expressionNeeded: '自写公式必须用 --expression 给出。',
    done: '计算指标“{{name}}”：{{valued}} 个单元有值，全市场 {{total}}。',
    missing: '  {{count}} 个单元缺少数据',
    dividedByZero: '  {{count}} 个单元除数为零',
    negative: '  {{count}} 个单元的结果为负',
  },
};
