/** Headings by field, surest first. */
export const tree = {
  region: ['大区', '战区', '区域大区', 'region'],
  level2: ['第2级', '第二级', 'level2'],
  level3: ['第3级', '第三级', 'level3'],
  level4: ['第4级', '第四级', 'level4'],
  level5: ['第5级', '第五级', 'level5'],
  area: ['片区', '小区', 'area', 'district'],
  territory: ['销售区域', '销售区域名称', '区域', '辖区', 'territory', 'territoryname', 'salesterritory'],
};
