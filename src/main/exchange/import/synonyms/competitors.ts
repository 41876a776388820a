import { latitude, longitude } from './common.ts';

/** Headings by field, surest first. */
export const competitors = {
  name: [
    '名称',
    '网点名称',
    '竞争对手',
    '门店名称',
    '店名',
    '网点',
    '竞品网点',
    'name',
    'sitename',
    'competitor',
    'competitorname',
    'store',
    'storename',
    'outlet',
  ],
  brand: ['品牌', '所属品牌', '竞品品牌', '品牌名称', 'brand', 'brandname', 'chain', 'company'],
  longitude,
  latitude,
};
