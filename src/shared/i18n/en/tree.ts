export default {
  areaName: 'Area {{number}}',
  regionName: 'Region {{number}}',
};
