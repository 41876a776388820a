/**
 * Counties whose name changed beyond its last character, or that were merged or divided, with GB/T 2260 codes where one
 * follows another. Plain 县 → 市 → 区 changes (潜山县 → 潜山市) need no entry for their names: suffixes are looked through.
 * Sources: notices of the Ministry of Civil Affairs of the years given.
 */
export interface RenamedPlace {
  city: string;
  year: number;
  old: readonly string[];
  new: readonly string[];
}

export const renamedPlaces: readonly RenamedPlace[] = [
  { city: '上海市', year: 2009, old: ['南汇区'], new: ['浦东新区'] },
  { city: '上海市', year: 2011, old: ['卢湾区'], new: ['黄浦区'] },
  { city: '上海市', year: 2015, old: ['闸北区'], new: ['静安区'] },
  { city: '南京市', year: 2013, old: ['白下区'], new: ['秦淮区'] },
  { city: '南京市', year: 2013, old: ['下关区'], new: ['鼓楼区'] },
  { city: '无锡市', year: 2015, old: ['崇安区', '南长区', '北塘区'], new: ['梁溪区'] },
  { city: '徐州市', year: 2010, old: ['九里区'], new: ['泉山区', '鼓楼区'] },
  { city: '常州市', year: 2015, old: ['戚墅堰区'], new: ['武进区'] },
  { city: '苏州市', year: 2012, old: ['沧浪区', '平江区', '金阊区'], new: ['姑苏区'] },
  { city: '南通市', year: 2020, old: ['港闸区'], new: ['崇川区'] },
  { city: '连云港市', year: 2014, old: ['新浦区'], new: ['海州区'] },
  { city: '淮安市', year: 2012, old: ['楚州区'], new: ['淮安区'] },
  { city: '淮安市', year: 2016, old: ['清河区', '清浦区'], new: ['清江浦区'] },
  { city: '扬州市', year: 2011, old: ['维扬区'], new: ['邗江区'] },
  { city: '杭州市', year: 2021, old: ['下城区'], new: ['拱墅区'] },
  { city: '杭州市', year: 2021, old: ['江干区'], new: ['上城区', '钱塘区'] },
  { city: '杭州市', year: 2021, old: ['余杭区'], new: ['临平区'] },
  { city: '杭州市', year: 2021, old: ['萧山区'], new: ['钱塘区'] },
  { city: '宁波市', year: 2016, old: ['江东区'], new: ['鄞州区'] },
  { city: '温州市', year: 2019, old: ['苍南县'], new: ['龙港市'] },
  { city: '绍兴市', year: 2013, old: ['绍兴县'], new: ['柯桥区', '越城区'] },
  { city: '合肥市', year: 2011, old: ['居巢区'], new: ['巢湖市'] },
  { city: '芜湖市', year: 2020, old: ['芜湖县'], new: ['湾沚区'] },
  { city: '芜湖市', year: 2020, old: ['三山区'], new: ['弋江区'] },
  { city: '铜陵市', year: 2015, old: ['铜官山区', '狮子山区'], new: ['铜官区'] },
  { city: '铜陵市', year: 2015, old: ['铜陵县'], new: ['义安区'] },
  { city: '六安市', year: 2015, old: ['霍邱县'], new: ['叶集区'] },
  { city: '青岛市', year: 2012, old: ['胶南市'], new: ['黄岛区'] },
  { city: '青岛市', year: 2012, old: ['四方区'], new: ['市北区'] },
  { city: '九江市', year: 2016, old: ['星子县'], new: ['庐山市'] },
  { city: '九江市', year: 2017, old: ['九江县'], new: ['柴桑区'] },
  { city: '上饶市', year: 2019, old: ['上饶县'], new: ['广信区'] },
  { city: '三明市', year: 2021, old: ['梅列区'], new: ['三元区'] },
];

/** Codes that followed one another, one county to one county: [old, new]. */
export const renamedCodes: readonly (readonly [string, string])[] = [
  ['310230', '310151'], // 崇明县 → 崇明区
  ['320124', '320117'], // 溧水县 → 溧水区
  ['320125', '320118'], // 高淳县 → 高淳区
  ['320323', '320312'], // 铜山县 → 铜山区
  ['320482', '320413'], // 金坛市 → 金坛区
  ['320584', '320509'], // 吴江市 → 吴江区
  ['320621', '320685'], // 海安县 → 海安市
  ['320683', '320612'], // 通州市 → 通州区
  ['320684', '320614'], // 海门市 → 海门区
  ['320721', '320707'], // 赣榆县 → 赣榆区
  ['320829', '320813'], // 洪泽县 → 洪泽区
  ['320982', '320904'], // 大丰市 → 大丰区
  ['321088', '321012'], // 江都市 → 江都区
  ['321284', '321204'], // 姜堰市 → 姜堰区
  ['330183', '330111'], // 富阳市 → 富阳区
  ['330185', '330112'], // 临安市 → 临安区
  ['330283', '330213'], // 奉化市 → 奉化区
  ['330322', '330305'], // 洞头县 → 洞头区
  ['330682', '330604'], // 上虞市 → 上虞区
  ['331021', '331083'], // 玉环县 → 玉环市
  ['340221', '340210'], // 芜湖县 → 湾沚区
  ['340222', '340212'], // 繁昌县 → 繁昌区
  ['340225', '340281'], // 无为县 → 无为市
  ['340721', '340706'], // 铜陵县 → 义安区
  ['340823', '340722'], // 枞阳县: 安庆 → 铜陵
  ['340824', '340882'], // 潜山县 → 潜山市
  ['341521', '340422'], // 寿县: 六安 → 淮南
  ['341822', '341882'], // 广德县 → 广德市
];
