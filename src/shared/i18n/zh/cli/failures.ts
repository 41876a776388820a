/** 出错时的话：命令失败的原因，规划文件里的问题。 */
export default {
  failures: {
    place: '没有“{{name}}”：--place 左边写报告里的写法，右边写单元编码。没有作任何改动。',
    encoding: '没有名为“{{name}}”的编码。可用 utf-8、gb18030、big5、utf-16le、utf-16be 等。没有作任何改动。',
    component: '没有名为“{{name}}”的配额组成。',
    quotaOver:
      '锁定的配额与下限（基线法为浮动区间的下沿）合计 {{held}} 元，比 {{total}} 元多 {{by}} 元。提高总额，降低下限（或放宽 --band），或解除部分锁定。',
    quotaUnder:
      '锁定的配额与上限（基线法为浮动区间的上沿）合计只容得下 {{held}} 元，比 {{total}} 元少 {{by}} 元。降低总额，提高上限（或放宽 --band），或解除部分锁定。',
    quotaWhere: '矛盾最大的区域及金额（元）：{{where}}',
    scenario: '规划文件中没有名为“{{name}}”的方案。用 check 命令可列出所有方案。',
    measure: '规划文件中没有指标“{{name}}”。可用 workload、potential、sales、accounts、calls，或导入的指标。',
    quota: '这个方案还没有配额。先用 quota 命令分配。',
    territory: '这个方案中没有名为“{{name}}”的销售区域。',
    group: '这个方案中没有名为“{{name}}”的分组。用 tree 命令可列出所有分组。',
    package: '这个规划文件没有发出过编号为“{{name}}”的审阅包。用 review list 命令可列出所有审阅包。',
    passwordFile: '“{{name}}”的第一行是空的，没有密码。在第一行写上密码，或去掉 --password-file。',
    fromId: '方案不能合并到自身。给出两个不同的方案。',
    ontoId: '方案不是由 --onto 所指的方案分出的。给出它所源自的方案，或去掉 --onto。',
    rep: '规划文件中没有销售代表“{{name}}”；填写工号或姓名。',
    present: '“{{name}}”是现状，不能被设计覆盖。给出另一个方案名称。',
  },
  problems: {
    file: '规划文件：{{text}}',
    territoryUnknown: '方案“{{scenario}}”：有单元或客户分在不存在的销售区域 {{territory}}。',
    unitMissing: '方案“{{scenario}}”：分配中有不存在的控制单元 {{unit}}。',
    repTwice:
      '方案“{{scenario}}”：{{rep}} 同时负责全职区域“{{other}}”和“{{territory}}”；给其中一个换代表，或把应占份额改为 1 以下。',
    totals: '方案“{{scenario}}”：各销售区域与未分配之和与总数不一致。',
    quotas: '方案“{{scenario}}”：配额相加与总额不一致；重新分配一次配额。',
  },
};
