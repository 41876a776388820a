export default {
  accounts: '客户数',
  calls: '年拜访次数',
  workload: '工作量',
  potential: '市场潜力',
  sales: '销售额',
  previousSales: '上年销售额',
  population: '人口',
  area: '面积',
  unitArea: '单元面积',
  sites: '竞争网点数',
};
