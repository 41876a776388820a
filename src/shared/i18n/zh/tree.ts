export default {
  areaName: '片区 {{number}}',
  regionName: '大区 {{number}}',
};
