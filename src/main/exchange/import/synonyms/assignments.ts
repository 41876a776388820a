import { customerId } from './common.ts';

/** Headings by field, surest first. */
export const assignments = {
  unitCode: [
    '单元编码',
    '单元代码',
    '控制单元编码',
    '行政区划代码',
    '区划代码',
    'unitcode',
    'adcode',
    'unitid',
    'unit',
  ],
  accountRef: [...customerId],
  territory: [
    '销售区域',
    '销售区域名称',
    '区域',
    '辖区',
    '片区',
    'territory',
    'territoryname',
    'salesterritory',
  ],
};
