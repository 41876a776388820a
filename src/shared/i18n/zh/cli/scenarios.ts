/** 以整个方案为对象的命令，以及撤销与重做。 */
export default {
  rebase: {
    about: '让方案跟上它所派生自的方案和数据的最新情况：自己改过的保留，没动过的跟随，新单元分给建议的区域',
    scenario: '要更新的方案',
    onto: '以哪个方案为准；不写则为派生自的方案',
    leave: '新单元留为未分配',
    same: '没有需要更新的：除自己改过的以外，“{{scenario}}”与现在的“{{onto}}”一致。没有保存。',
    would:
      '会按“{{onto}}”更新“{{scenario}}”：改 {{units}} 个控制单元，跟随 {{followed}} 项，待分配 {{proposed}} 个单元，已不存在 {{gone}} 项，保留自己改过的 {{kept}} 个单元。没有保存。',
    done: '已按“{{onto}}”更新“{{scenario}}”：改 {{units}} 个控制单元，跟随 {{followed}} 项，待分配 {{proposed}} 个单元，已不存在 {{gone}} 项，保留自己改过的 {{kept}} 个单元。',
  },
  branch: {
    about: '派生方案：新方案从所选方案现在的样子开始',
    from: '派生自哪个方案',
    name: '新方案的名称',
    done: '已从“{{from}}”派生“{{name}}”。',
  },
  status: {
    about: '标记方案进行到哪一步；执行中的方案不再修改',
    scenario: '方案',
    status: '取值：{{list}}',
    done: '“{{name}}”现在是{{status}}。',
  },
  snapshot: {
    about: '保存方案现在的样子，列出保存过的，或恢复其中之一',
    scenario: '方案',
    name: '快照名称',
    list: '列出这个方案的快照',
    restore: '恢复这个编号的快照（见 --list）',
    none: '方案“{{scenario}}”还没有快照。',
    line: '{{id}}  {{at}}  {{reason}}  {{name}}',
    done: '已把“{{scenario}}”保存为快照 {{id}}。',
    restored: '“{{scenario}}”已恢复为快照 {{id}} 的样子；恢复前的样子也留了快照。',
  },
  undo: {
    about: '撤销规划中最近的步骤',
    steps: '撤销几步；不够时有几步撤几步',
    done: '已撤销：{{text}}',
  },
  redo: {
    about: '重做刚撤销的步骤',
    steps: '重做几步；不够时有几步做几步',
    done: '已重做：{{text}}',
  },
  merge: {
    about: '把一个方案的改动并入另一个',
    from: '改动来自的方案',
    into: '并入的方案',
    take: '两边都改过时取哪一边：mine（并入的方案）、theirs（来源方案）',
    territory: '只取这些销售区域，照来源方案的画法',
    would:
      '会从“{{from}}”并入“{{into}}”：{{units}} 个控制单元、{{accounts}} 个客户、配额与层级 {{rows}} 行；冲突 {{conflicts}} 处。没有保存。',
    done: '已从“{{from}}”并入“{{into}}”：{{units}} 个控制单元、{{accounts}} 个客户、配额与层级 {{rows}} 行；冲突 {{conflicts}} 处。',
  },
  compare: {
    about: '比较两个方案：指标差异，以及换手的控制单元和客户',
    left: '左侧方案',
    right: '右侧方案',
    done: '从“{{left}}”到“{{right}}”：{{units}} 个控制单元、{{accounts}} 个客户换手；另有 {{covered}} 个原来没有代表的客户分到了代表。',
  },
};
