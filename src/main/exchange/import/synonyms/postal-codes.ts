import { countyCode, postalCode } from './common.ts';

export const postalCodes = {
  postal: [...postalCode],
  code: [...countyCode],
  name: [
    '区县',
    '县区',
    '县',
    '区',
    '名称',
    '单元',
    '控制单元',
    '县市区',
    '乡镇市区',
    '县市',
    'county',
    'district',
    'name',
    'unit',
  ],
  city: ['城市', '市', '地市', '地级市', '所在城市', '县市', 'city', 'prefecture'],
  province: ['省份', '省', '所在省份', 'province', 'state'],
};
