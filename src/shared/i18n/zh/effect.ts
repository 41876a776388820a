/** 移动单元或客户对双方的影响。 */
export default {
  title: '移动的影响',
  would: '移过去之后',
  done: '已移动',
  units: '{{units}} 个单元，{{accounts}} 个客户',
  accounts: '{{accounts}} 个客户',
  gives: '移出',
  takes: '移入',
  becomes: '变为',
  workload: '工作量',
  utilisation: '产能利用率',
  quota: '配额',
  attainment: '预计达成',
  pay: '激励薪酬',
  hint: {
    workload: '全年拜访与路途的时间',
    utilisation: '需要的拜访次数÷代表能做的次数',
    quota: '按现有设置与锁定重新分配后的全年配额',
    attainment: '基准年销售按市场增长推算，再除以配额',
    pay: '按预计达成计算，其他 KPI 视为全部完成',
  },
};
