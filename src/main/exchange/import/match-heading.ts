import { type ImportKind, importFields } from '../../../shared/domain/import-fields.ts';
import type { Heading } from './parse-heading.ts';

/** What a word within a heading may stand beside for the heading still to be about it. */
interface Rule {
  /** Behind it: a heading is about what it ends in, so only what adds nothing (城市名称, 销售额含税). */
  after: RegExp;
  /** Before it: whose, or of which part, it is then (采购负责人, 目标销售额). */
  not?: RegExp;
  /** Words that say little, and what they may follow: 开票日期 is one of sales, 开户日期 is none. Others stand alone. */
  generic?: RegExp;
  prefixes?: RegExp;
}

const name = '名|名称|姓名|全名|全称|简称|names?';
const sum = '合计|总计|小计|汇总|总额|总|额|累计|金额|数|值';
const anyEnd = (words: string): RegExp => new RegExp(`^(?:${words})*$`);

/** Rivals', planned and returned amounts; what is no amount of sales at all. */
const otherMoney =
  '目标|计划|预算|任务|指标|考核|均|同期|竞品|竞争|对手|同行|退货|退款|折扣|返利|返点|优惠|毛利|利润|成本|费用|运费|税额|应收|欠款|逾期|库存|赠品|保证金|单店|新增|增量|家庭|target|plan|budget|quota|average|avg|mean|competitor|refund|return|discount|profit|margin|tax';
/** Of a month, a quarter, a day: no amount of a year. */
const partOfYear =
  '月|季|周|日|[qh]\\d|monthly|weekly|daily|quarterly|lastmonth|lastquarter|lastweek|mtd|qtd|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec';

const money: Rule = {
  after: anyEnd(
    `${sum}|含税|不含税|未税|税前|税后|净额|实绩|实际|预估|估算|测算|预计|gross|net|actual|total|amount|value|rmb|cny|usd|eur|ytd`,
  ),
  not: new RegExp(otherMoney),
  generic: /^(?:销售|sales|net|total|value|cost)$/,
  prefixes: /^(?:年|年度|全年|实际|净|总|含税|不含税|annual|yearly|total|net|gross|actual)+$/,
};
const yearly: Rule = { ...money, not: new RegExp(`${otherMoney}|${partOfYear}`) };
const text: Rule = { after: anyEnd(name) };
const category: Rule = {
  after: anyEnd(`${name}|分类|类别|类型|大类`),
  generic: /^(?:产品|品类|product|products|category|segment|技能|skills?)$/,
  prefixes: /^(?:主营|主要|主销|主推|经营|所属|采购|购买|使用|销售|main|key)+$/,
};
const degrees: Rule = { after: anyEnd('坐标|值|度|[xy]|wgs84|gcj02|gcj|bd09|bd|gps|百度|高德|腾讯|火星') };
const count: Rule = {
  after: anyEnd('年|次|数|值|天|小时|分钟|peryear|min|minutes'),
  not: /目标|计划|标准|实际|target|plan/,
};

const idWords = /^(?:编号|编码|代码|id|code|no|number|ref|key)$/;
const ids = (prefixes: string): Rule => ({
  after: /^$/,
  generic: idWords,
  prefixes: new RegExp(`^(?:${prefixes}|系统|sap|erp|crm)+$`),
});
const names = (prefixes: string): Rule => ({
  after: anyEnd(name),
  not: /是否|上级|总部|竞品|联系人|重点|潜力|目标/,
  generic:
    /^(?:名称|姓名|客户|name|customer|account|client|company|unit|label|gen|store|outlet|网点|employee|单元)$/,
  prefixes: new RegExp(`^(?:${prefixes})+$`),
});
const customers = '客户|终端|门店|网点|单位|公司|企业|商户|店铺|经销商|医院|药店|学校|购货方|往来|会员|用户';
const places =
  '行政|单元|控制单元|区县|县区|县|区划|行政区|行政区划|地区|乡镇|街道|所属|所在|unit|area|county|district';
const people = '员工|人员|业务员|代表|销售代表|销售|hr|employee|staff|rep';

const place: Rule = {
  after: anyEnd(name),
  not: /出生|户籍|籍贯|开户|竞品/,
  generic: /^(?:state|land|region|town|parent|location|base|home|县市)$/,
  prefixes: /^(?:home|base|shipto|delivery|billing|shipping)+$/,
};
const person: Rule = {
  after: anyEnd(name),
  not: /采购|财务|门店|仓库|法人|法定|项目|企业|公司|单位|售后|技术|质量|物流|竞品|purchas|finance/,
  generic: /^(?:代表|owner|rep)$/,
  prefixes: /^(?:所属|负责|跟进|对接|我司|销售|区域|account|sales|customer)+$/,
};

const byField: Readonly<Record<string, Rule>> = {
  province: place,
  city: place,
  county: place,
  deliveredProvince: place,
  deliveredCity: place,
  address: { after: anyEnd(`${name}|详情`), not: /邮箱|邮件|网|开户|银行|mail|url|web|^(?:ip|mac|bank)/ },
  rep: person,
  industry: category,
  channel: category,
  productLine: category,
  skills: category,
  longitude: degrees,
  latitude: degrees,
  callsPerYear: count,
  minutesPerCall: count,
  callsPerDay: count,
  workingDays: count,
  potential: yearly,
  salesYear: yearly,
  customerClass: {
    after: anyEnd(name),
    generic: /^(?:等级|abc|class|tier|grade)$/,
    prefixes: /^(?:客户|终端|门店|网点|经销商|潜力|综合|价值|重要性|abc|customer|account)+$/,
  },
  level: {
    after: anyEnd(name),
    generic: /^(?:级别|等级|level|grade|rank)$/,
    prefixes: new RegExp(`^(?:${people}|岗位|职务|职位|任职|job)+$`),
  },
  month: {
    after: /^$/,
    generic: /^(?:月份|年月|月|期间|日期|month|period|date)$/,
    prefixes:
      /^(?:销售|开票|发票|订单|下单|订货|发货|出库|出货|交易|成交|过账|记账|入账|业务|单据|结算|交货|送货|签收|收货|统计|数据|所属|会计|sales?|order|transaction|billing|document|invoice|posting|shipping|ship|delivery)+$/,
  },
};
const byKind: Readonly<Partial<Record<ImportKind, Readonly<Record<string, Rule>>>>> = {
  accounts: { ref: ids(customers), name: names(customers) },
  sales: { ref: ids(customers), name: names(customers) },
  assignments: { accountRef: ids(customers), unitCode: ids(places) },
  units: { code: ids(`${places}|区域|网格|region|zone`), name: names(`${places}|区域|网格|region|zone`) },
  postalCodes: { code: ids(places), name: names(places) },
  reps: { ref: ids(people), name: names(people) },
  competitors: { name: { ...names(`${customers}|竞品|竞争对手|竞争|所属`), not: /品牌|联系人/ } },
};

function ruleOf(kind: ImportKind, field: string): Rule {
  const own = byKind[kind]?.[field] ?? byField[field];
  if (own) return own;
  return importFields[kind].find(({ key }) => key === field)?.type === 'money' ? money : text;
}

/**
 * How surely a heading names a field, 0..100: 100 for the first of its words, less for a later one (so that a sheet with both
 * 客户编号 and 编号 takes the former), 30 to 70 for a word within it that the heading is still about; 0 = not at all.
 */
export function matchHeading(
  kind: ImportKind,
  field: string,
  { stem, joints }: Heading,
  words: readonly string[],
): number {
  if (stem === '') return 0;
  const rule = ruleOf(kind, field);
  let best = 0;
  words.forEach((word, rank) => {
    let score = 0;
    if (word === stem) score = 100 - Math.min(rank, 40) / 4;
    else if (isAbout(stem, joints, word, rule)) score = 30 + (40 * word.length) / stem.length;
    if (score > best) best = score;
  });
  return best;
}

function isAbout(stem: string, joints: ReadonlySet<number>, word: string, rule: Rule): boolean {
  const isChinese = /[\u3400-\u9fff]/.test(word);
  if (word.length < (isChinese ? 2 : 3)) return false;
  const at = stem.lastIndexOf(word);
  const end = at + word.length;
  // Latin words stand between joints: city is none of capacity.
  if (at < 0 || !(isChinese || (isJoint(stem, joints, at) && isJoint(stem, joints, end)))) return false;
  const before = stem.slice(0, at);
  if (!rule.after.test(stem.slice(end)) || /^是否/.test(before) || rule.not?.test(before)) return false;
  return before === '' || !rule.generic?.test(word) || (rule.prefixes?.test(before) ?? false);
}

/** Where a word of the heading begins or ends: between its parts, and where Latin letters meet others. */
const isJoint = (stem: string, joints: ReadonlySet<number>, at: number): boolean =>
  at === 0 || at === stem.length || joints.has(at) || !/^[a-z]{2}$/.test(stem.slice(at - 1, at + 1));
