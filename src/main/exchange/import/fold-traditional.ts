/** Characters of headings, titles and totals in Traditional Chinese, each before its simplified form. */
const pairs =
  '編编號号碼码戶户稱称銷销額额業业務务負负責责員员縣县區区鄉乡鎮镇經经緯纬郵邮遞递電电話话樓楼標标產产線线類类別别級级數数據据間间總总計计單单萬万億亿仟千潛潜訪访頻频時时長长備备註注說说製制審审來来資资門门競竞對对點点現现職职駐驻齡龄開开發发貨货際际內内營营實实績绩預预測测費费價价當当從从終终離离層层團团隊队歸归屬属詳详細细會会場场買买賣卖東东廠厂築筑圓圆幣币';
const simplified = new Map<string, string>();
for (let at = 0; at + 1 < pairs.length; at += 2) simplified.set(pairs[at], pairs[at + 1]);

/** A text with the characters that headings are written in made simplified; others stay. */
export const foldTraditional = (text: string): string =>
  text.replace(/[\u4e00-\u9fff]/g, (character) => simplified.get(character) ?? character);
