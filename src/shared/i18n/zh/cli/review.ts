/** 批注与审阅包的命令。 */
export default {
  comment: {
    about: '列出方案的批注，或批注一个销售区域、一个客户',
    scenario: '方案',
    territory: '批注这个销售区域',
    account: '批注这个编号的客户',
    reply: '回复这个编号的批注',
    resolve: '把这个编号的批注标为已解决',
    text: '批注内容',
    line: '{{name}}：{{last}}（{{by}}，共 {{count}} 条）  {{id}}',
    lineResolved: '{{name}}：{{last}}（{{by}}，共 {{count}} 条，已解决）  {{id}}',
  },
  review: {
    about: '不经服务器的审阅：发出一部分区域，收回改动',
    send: '把方案的一部分做成审阅包',
    open: '把收到的审阅包变成规划文件',
    return: '把审阅后的副本交回',
    take: '收回交回的审阅包，可同时采纳或退回',
    list: '列出发出与收到的审阅包',
    withdraw: '作废发出的审阅包',
    revoke: '撤回已采纳的审阅',
    package: '审阅包文件（.bwreview）',
    id: '审阅包的编号（见 review list）',
    passwordFile: '第一行是密码的文件；不给则没有密码',
    author: '署名；不给则用登录名',
    group: '发出这个分组及其下的区域',
    territories: '发出这些销售区域，用逗号分开',
    ask: '请对方做什么',
    answer: '总的意见',
    accept: '采纳全部改动',
    reject: '全部退回',
    side: '两边都改过时取哪一边：mine（这边）、theirs（对方）',
    sent: '已生成 {{file}}：{{territories}} 个区域、{{units}} 个控制单元、{{accounts}} 个客户、{{reps}} 名代表。',
    opened: '{{sender}} 发来的“{{name}}”已存为 {{file}}。',
    returned: '“{{name}}”的审阅结果已写入 {{file}}：{{changes}} 处改动、{{comments}} 条批注。',
    took: {
      returned:
        '已收到 {{who}} 交回的“{{name}}”：{{changes}} 处改动，其中冲突 {{conflicts}} 处，因锁定不并入 {{locked}} 处。尚未处理。',
      accepted:
        '已采纳 {{who}} 对“{{name}}”的审阅：{{changes}} 处改动，其中冲突 {{conflicts}} 处，因锁定不并入 {{locked}} 处。',
      rejected:
        '已退回 {{who}} 对“{{name}}”的审阅：{{changes}} 处改动，其中冲突 {{conflicts}} 处，因锁定不并入 {{locked}} 处。',
    },
    line: '{{at}}  {{state}}  {{name}}  {{sender}}  {{id}}',
    withdrawDone: '审阅包“{{name}}”已作废。',
    revokeDone: '已撤回对“{{name}}”审阅的采纳。',
  },
};
