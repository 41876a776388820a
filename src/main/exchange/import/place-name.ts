import { foldTraditional } from './fold-traditional.ts';

const minority =
  '壮|回|满|蒙古|藏|彝|苗|侗|瑶|土家|白|哈尼|傣|黎|傈僳|佤|畲|水|纳西|土|羌|仡佬|撒拉|锡伯|朝鲜|布依|维吾尔|哈萨克|柯尔克孜|达斡尔|鄂温克|鄂伦春|东乡|保安|裕固|毛南|仫佬|景颇|拉祜|布朗|普米|怒|独龙|各';
/** These go without 族 in names of prefectures and regions: 新疆维吾尔自治区, 伊犁哈萨克自治州. */
const withoutClan = '维吾尔|哈萨克|柯尔克孜|蒙古';
const autonomous = new RegExp(`(?:(?:(?:${minority})族)+|${withoutClan})自治(?:县|州|旗|区)$`);
/** Short names of provinces, each before its stem: 沪 stands for 上海. */
const shortProvinces: ReadonlyMap<string, string> = new Map(
  (
    '京北京 津天津 沪上海 渝重庆 冀河北 晋山西 辽辽宁 吉吉林 黑黑龙江 苏江苏 浙浙江 皖安徽 闽福建 赣江西 鲁山东 豫河南 鄂湖北 湘湖南 ' +
    '粤广东 琼海南 川四川 蜀四川 贵贵州 黔贵州 云云南 滇云南 陕陕西 秦陕西 甘甘肃 陇甘肃 青青海 台台湾 蒙内蒙古 桂广西 藏西藏 宁宁夏 新新疆 港香港 澳澳门'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);
const chineseSuffix = /(?:自治县|自治旗|自治州|自治区|特别行政区|林区|特区|新区|地区|省|市|区|县|旗|盟|州)$/;
const latinSuffix =
  /\s+(?:county|city|district|province|prefecture|municipality|borough|parish|region|state|shi|qu|xian|sheng)$/;

/** Two spellings of one place compare equal: width, case, spaces and Traditional characters don't count. */
export const placeKey = (name: string): string =>
  foldTraditional(name.normalize('NFKC')).trim().toLowerCase().replace(/\s+/g, ' ');

/**
 * A name without what kind of place it is: 景宁畲族自治县 → 景宁, 南京市 → 南京, Orange County → orange, 沪 → 上海. One
 * character left over names nothing (萧县), so such names stay whole.
 */
export function placeStem(name: string): string {
  const key = placeKey(name);
  if (!/[\u3400-\u9fff]/.test(key)) return key.replace(latinSuffix, '');
  const chinese = key.replaceAll(' ', '');
  const province = shortProvinces.get(chinese);
  if (province !== undefined) return province;
  for (const suffix of [autonomous, chineseSuffix]) {
    const stem = chinese.replace(suffix, '');
    if (stem !== chinese && stem.length >= 2) return stem;
  }
  return chinese;
}

export const samePlace = (a: string, b: string): boolean =>
  placeKey(a) === placeKey(b) || placeStem(a) === placeStem(b);

/** The same three with every answer kept: a sheet repeats a few hundred names over and over. */
export interface PlaceNames {
  key(name: string): string;
  stem(name: string): string;
  same(a: string, b: string): boolean;
}

export function createPlaceNames(): PlaceNames {
  const key = remembered(placeKey);
  const stem = remembered(placeStem);
  return { key, stem, same: (a, b) => a === b || key(a) === key(b) || stem(a) === stem(b) };
}

function remembered(answer: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      found = answer(name);
      known.set(name, found);
    }
    return found;
  };
}
