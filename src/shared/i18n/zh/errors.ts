/** 每条先说发生了什么、在哪里，再说怎么办。键是错误代码。 */
export default {
  PLAN_NOT_OPEN: '还没有打开规划文件。先新建、打开一个规划文件，或打开示例。',
  PLAN_LOCKED:
    '“{{file}}”正在另一个窗口或另一台电脑上使用。在那边关闭后再打开。确定没有别处在用时，可能是网络盘不支持文件锁：复制到本机打开。',
  PLAN_FOREIGN: '“{{file}}”不是 Bailiwick 的规划文件，未作任何改动。选择由本程序建立的 .sqlite 文件。',
  PLAN_TOO_NEW:
    '“{{file}}”由更新版本的 Bailiwick 保存（格式 {{version}}，本程序支持到 {{supported}}）。升级程序后再打开，文件未作改动。',
  PLAN_READ_ONLY: '“{{file}}”是只读的，无法保存修改。取消只读属性，或把文件复制到可写的文件夹后再打开。',
  PLAN_DAMAGED:
    '“{{file}}”已损坏或不完整。在开始页“最近打开”里点它的备份按钮，恢复一份备份，或抢救还能读出的内容。',
  PLAN_PART_DAMAGED:
    '规划中有一部分（数据表“{{table}}”）无法读取，因此无法显示；没有任何改动，其余部分可照常使用。在开始页“最近打开”里点它的备份按钮，恢复一份备份。',
  PLAN_MISSING: '找不到“{{file}}”。文件可能已移动、改名或删除；用“打开”重新选择它的位置。',
  PLAN_EXISTS: '“{{file}}”已经存在。换一个名称，或先移走原有文件。',
  PLAN_DISK_FULL: '磁盘空间不足，“{{file}}”的这一步没有保存。腾出空间后重做这一步，之前的内容都在。',
  PLAN_IO:
    '读写“{{file}}”时出错，这一步可能没有保存，之前的内容都在。检查磁盘或网络盘的连接，看过历史记录后再试。',
  PLAN_BUSY: '规划文件正在写入较大的更改，或期间已有改动、已换成另一个文件。本次操作未执行，稍后再试。',
  PLAN_MOVED: '“{{file}}”已被移走、改名或删除，这一步没有保存。之前的内容都还在程序里：放回原处，即可继续。',
  PLAN_REPLACED:
    '“{{file}}”已被另一份同名文件取代（同步盘或其他程序），这一步没有保存，那份文件也没有改动。先选择保留哪一份。',
  PLAN_CHANGED:
    '“{{file}}”已被其他程序改写，这一步没有保存，以免覆盖。重新打开磁盘上的内容；改写之前的内容在备份里。',
  DRIVE_SILENT:
    '“{{folder}}” 没有响应，因此无法访问“{{file}}”，未作任何改动。检查网络或数据线后再试，或改用其他磁盘上的文件。其他操作不受影响。',

  FILE_MISSING: '找不到文件“{{file}}”。文件可能已移动或删除；重新选择一次。',
  FILE_TOO_LARGE: '文件“{{file}}”太大，上限是 {{limit}} MB。拆分文件，或删去用不到的工作表后再试。',
  FILE_NOT_ALLOWED: '这个文件不是通过选择或拖放交给程序的，未读取。重新选择一次文件。',
  FILE_WRITE_FAILED:
    '无法写入文件“{{file}}”。文件可能正被 Excel 打开，或文件夹不可写；关闭它或换一个位置后再试。',

  IMPORT_TYPE_UNKNOWN:
    '认不出“{{file}}”的格式。可导入 Excel（.xlsx）、CSV、GeoJSON、TopoJSON、Shapefile 压缩包、KML 和 GeoPackage 文件。',
  IMPORT_ENCRYPTED: '“{{file}}”设有打开密码。在 Excel 中取消密码并另存后再导入。',
  IMPORT_LEGACY_XLS: '“{{file}}”是旧版 Excel 97–2003 格式（.xls）。在 Excel 中另存为 .xlsx 后再导入。',
  IMPORT_OTHER_WORKBOOK:
    '“{{file}}”实际是 {{format}} 格式，只改扩展名不够。在 Excel 或 WPS 中打开，另存为 .xlsx 后再导入。',
  IMPORT_TRUNCATED: '“{{file}}”不完整，可能没有下载或复制完。重新取得文件后再导入。',
  BASE_MAP_MISSING: '找不到底图文件“{{file}}”，地图暂不显示底图。把文件放回原处，或在“图层”里重新选择。',
  BASE_MAP_FORMAT:
    '“{{file}}”不是可用的栅格底图，或文件已损坏。选择含 PNG、JPEG 或 WebP 瓦片（边长不超过 1024 像素）的 MBTiles 或 PMTiles 文件。',
  BASE_MAP_VECTOR:
    '“{{file}}”存的是矢量瓦片，这里只显示栅格瓦片。用制图软件导出为 PNG、JPEG 或 WebP 的 MBTiles 或 PMTiles，再选择。',
  BASE_MAP_SLOW: '读取底图“{{file}}”超过 {{seconds}} 秒，已停止显示。把文件放到本机磁盘，或换一个文件。',
  IMPORT_FORMAT: '“{{file}}”的内容无法读取。在原来的软件中打开并另存一份，再导入另存的文件。',
  IMPORT_DOCTYPE:
    '“{{file}}”自带文档类型定义，正常的规划文件不会有，未读取。在 Excel 中打开并另存一份，再导入另存的文件。',
  IMPORT_UNSAFE:
    '“{{file}}”里有指向压缩包之外的文件名，未读取。重新取得这个文件，或在 Excel 中另存一份后再导入。',
  IMPORT_SHAPEFILE:
    '“{{file}}”中 Shapefile 的 {{part}} 部分缺失或损坏。把 .shp、.dbf、.shx、.prj 一起重新压缩后再导入。',
  IMPORT_PROJECTED:
    '“{{file}}”用的是投影坐标，但没有说明是哪一种。把 .prj 文件一起放进压缩包，或另存为 WGS84 经纬度后再导入。',
  IMPORT_PROJECTION_UNKNOWN:
    '无法识别“{{file}}”的坐标系“{{name}}”。在 GIS 软件中另存为 WGS84（EPSG:4326）后再导入。',
  IMPORT_PLAN_FILE:
    '“{{file}}”是数据库文件，但里面没有地图图层。打开规划文件用“打开”；导入边界请选择 GeoPackage。',
  IMPORT_DATABASE: '“{{file}}”已损坏，或不是规范的 GeoPackage。重新导出图层后再导入。',
  IMPORT_TOO_LARGE: '“{{file}}”超出导入上限。拆成几个文件分别导入。',
  IMPORT_EMPTY: '“{{file}}”里没有数据行。检查是否选对了文件和工作表。',
  IMPORT_NO_HEADER: '在“{{file}}”中没有找到表头行。在导入向导里指定哪一行是表头。',
  IMPORT_COLUMN_MISSING:
    '“{{file}}”缺少必需的列：{{column}}。在导入向导里为它指定一列，或在表中补上后再导入。',
  IMPORT_NO_POLYGONS:
    '“{{file}}”里没有面状边界（Polygon 或 MultiPolygon）。选择含行政区划或控制单元边界的文件。',
  IMPORT_ONLY_UNITS: '“{{file}}”是边界文件，只能作为控制单元导入。这里选择 Excel 或 CSV 文件。',
  IMPORT_NOT_FOUND: '这次导入的预览已过期。重新选择文件并预览。',
  IMPORT_NEEDS_UNITS: '规划文件里还没有控制单元。先导入边界文件（GeoJSON、Shapefile 等）。',
  DISTANCES_TOO_MANY:
    '导入后会有 {{count}} 对距离，上限是 {{most}} 对，没有导入。只保留相近的控制单元之间的距离，其余按直线距离估算。',
  DISTANCES_NONE: '规划文件里还没有导入距离。先导入控制单元之间的距离，或改用直线距离 × 迂回系数。',
  DISTANCES_UNITS:
    '导入的距离最多用于 {{most}} 个控制单元，规划文件有 {{count}} 个。改用直线距离 × 迂回系数。',
  IMPORT_NEEDS_ACCOUNTS: '规划文件里还没有客户。先导入客户表，再导入销售数据。',

  AUTHOR_NEEDED: '批注和审阅包要署名，还没有填写姓名。填写姓名后再试。',
  REVIEW_FOREIGN: '“{{file}}”不是 Bailiwick 的审阅包，未作任何改动。选择由本程序生成的 .bwreview 文件。',
  REVIEW_TOO_NEW:
    '审阅包“{{file}}”由更新版本的 Bailiwick 生成（格式 {{version}}，本程序支持到 {{supported}}）。升级程序后再打开。',
  REVIEW_TOO_LARGE: '审阅包“{{file}}”太大，上限是 {{limit}} MB。减少区域后分几个包发出。',
  REVIEW_ALTERED: '审阅包“{{file}}”在传递中被改动或不完整，没有打开。请对方重新发送这个文件。',
  REVIEW_PASSWORD_NEEDED: '审阅包“{{file}}”有密码保护。输入发送人告知的密码。',
  REVIEW_PASSWORD_WRONG: '密码不对，审阅包“{{file}}”没有打开。核对大小写后重新输入。',
  REVIEW_NOTHING_CHOSEN: '所选范围内没有销售区域。选择一个有区域的分组，或勾选几个区域。',
  REVIEW_COPY_IMPORT:
    '这是审阅副本：控制单元、客户、销售代表和销售数据以{{sender}}的为准，不会随审阅交回，所以没有导入。把清单和答复一起发给{{sender}}，由对方导入。',
  REVIEW_NO_COPY: '这个规划文件不是由审阅包打开的，没有可交回的内容。先打开收到的审阅包。',
  REVIEW_IS_BACK: '“{{file}}”是交回的审阅结果。先打开当初发出它的规划文件，再在“审阅”里收回。',
  REVIEW_IS_SENT: '“{{file}}”是发给你审阅的包，不是交回的结果。用“打开审阅包”打开它。',
  REVIEW_UNKNOWN:
    '“{{file}}”不是由这个规划文件发出的（或发出的记录已撤销）。打开当初发出它的规划文件后再收回。',
  REVIEW_WITHDRAWN: '审阅包“{{name}}”已作废，交回的内容没有收入。需要时重新发出一个包。',
  REVIEW_STATE: '审阅包“{{name}}”的状态已变，不能这样处理。界面已按最新状态刷新。',
  NOT_FOUND: '要操作的内容已不存在，可能已被删除或撤销。界面已按最新内容刷新，重新选择后再试。',
  VALUE_INVALID: '“{{value}}”不能用在这里，没有作任何改动。改成有效的值后再试。',
  VALUE_RANGE: '“{{value}}”超出允许的范围，没有作任何改动。改成范围内的数字后再试。',
  NAME_TAKEN: '名称“{{name}}”已被使用。换一个名称。',
  TERRITORY_LOCKED: '销售区域“{{name}}”已锁定，没有作任何改动。先解除锁定。',
  SPLIT_IMPOSSIBLE: '“{{name}}”的控制单元（或城市）比要拆成的区域还少。减少份数，或换一种拆法。',
  SPLIT_LINE_MISSES: '这条线没有穿过“{{name}}”：它的控制单元都在线的同一侧。让线从区域中间划过。',
  GUARD_RAIL:
    '护栏禁止这一步：会使“{{name}}”违反设定的规则（连片、允许偏差或产能），没有作任何改动。换一种改法，或在护栏设置里改为提醒。',
  SCENARIO_FROZEN: '“{{name}}”正在执行或是快照，不能修改。由它派生一个新方案，再在新方案里修改。',
  SCENARIO_HAS_CHILDREN: '方案“{{name}}”还有由它派生的方案。先删除那些方案。',
  SCENARIO_LAST: '不能删除“{{name}}”：规划文件至少要保留一个方案，现状也不能删除。',
  TREE_CIRCLE: '“{{name}}”不能移到它自己的下级里，没有作任何改动。换一个上级。',
  GROUPS_NOTHING: '这个方案还没有销售区域，无从分组。先建立或设计销售区域。',
  GROUPS_NO_PLACES: '控制单元没有省或市的名称，不能按地名分组。先在控制单元表中补上，或改为按工作量分组。',
  GROUPS_TOO_MANY:
    '只有 {{items}} 个带控制单元的销售区域（或分组），分不出 {{count}} 组。把组数改为 {{items}} 或更少。',
  LAYER_RULE_EMPTY: '划分维度的规则还没有条件，选不出客户。至少加一个条件，并给出要找的值。',
  REBASE_ROOT: '“{{name}}”不是从别的方案派生的，没有可以对照更新的方案；没有改动。请更新从它派生的方案。',
  NOTHING_TO_UNDO: '没有可以撤销的步骤。',
  NOTHING_TO_REDO: '没有可以重做的步骤。',

  DESIGN_NOTHING_TO_DO: '没有可以划分的内容：缺少控制单元，或所选指标全部为零。先导入数据，或换一个指标。',
  DESIGN_NO_HOMES: '销售代表都还没有驻地。先导入或填写代表的驻地，或直接给出销售区域的个数。',
  DESIGN_TOO_MANY:
    '{{units}} 个控制单元划不出 {{count}} 个销售区域。个数不能超过 {{units}}，或改用更小的控制单元。',
  DESIGN_INFEASIBLE: '按现有条件划不出符合要求的方案。放宽允许偏差、解除锁定，或连接孤立的控制单元后再试。',
  JOB_NOT_FOUND: '这项计算已结束或已取消。重新开始一次。',
  JOB_CANCELLED: '计算已取消，没有作任何改动。',
  SIZING_THRESHOLDS: '产能利用率下限 {{low}} % 不低于上限 {{high}} %，没有保存。把下限改得比上限小。',
  STAFFING_NO_TERRITORIES: '这个方案还没有销售区域，无法安排人员。先设计或新增区域。',
  STAFFING_NO_REPS: '规划文件里还没有销售代表。先导入代表。',
  STAFFING_PRESENT: '“{{name}}”是现状，只随导入的数据变化。由它新建一个方案，在那里安排人员。',
  STAFFING_CHANGED: '计算期间方案“{{name}}”有了改动，没有应用。再应用一次。',
  REP_TWICE:
    '“{{rep}}”已经负责全职区域“{{other}}”，不能再负责全职区域“{{territory}}”。先给其中一个区域换一名代表，或把它的应占份额改为 1 以下。',
  QUOTA_IMPOSSIBLE: '手工锁定的配额与总额矛盾，无法分配余额。调整总额，或解除部分锁定。',
  QUOTA_NO_BASIS: '所选的分配依据没有数据。换一种分配方法，或先导入相应的数据。',
  QUOTA_WEIGHTS: '权重合计是 {{sum}}%，不是 100%，没有作任何改动。调整权重，使合计为 100%。',
  QUOTA_NEGATIVE:
    '有 {{count}} 个客户的市场潜力为负数，例如“{{account}}”（{{ref}}）为 {{yuan}} 元，不能按潜力分配。在“数据”中改正后再分配。',
  QUOTA_NOT_ISSUED: '配额还没有下达，仍随划分变动，不需要按日转移。先下达配额，再做年中转移。',
  QUOTA_ISSUED: '配额已下达，数字已固定。要重新分配，先撤回为草稿。',
  KPI_WEIGHTS: '“{{name}}”的权重合计为 {{sum}} %，应为 100 %，未保存。调整各项权重后再保存。',
  KPI_UNNAMED: '“{{name}}”的第 {{row}} 项没有名称，未保存。填写名称，或删去这一项。',
  PAY_CURVE: '加速段的起点 {{from}} % 不大于前一段的起点 {{after}} %，未保存。让起点逐段增大。',
  PAY_LEVEL: '“{{name}}”已用于这个级别，未保存。换一个级别，或修改那个激励方案。',
  DESIGN_NOT_ADDITIVE: '“{{measure}}”是比例或人均值，不能逐单元相加，也就不能用来均衡。换一个可相加的指标。',
  FORMULA_EMPTY: '公式是空的。写入公式，例如 [人口] * 25%。',
  FORMULA_TOO_LONG: '公式有 {{length}} 个字，上限是 {{limit}} 个。把一部分另存为一个计算指标，再在这里引用。',
  FORMULA_TOO_DEEP: '公式嵌套过深（上限 {{limit}} 层）。把一部分另存为一个计算指标，再在这里引用。',
  FORMULA_SYNTAX: '第 {{at}} 个字附近（“{{text}}”）无法读懂。检查括号、运算符和逗号；指标名写在方括号里。',
  FORMULA_NOT_ALLOWED:
    '第 {{at}} 个字附近（“{{text}}”）的写法不能用在公式里。只用指标、参数、数字、四则运算、比较和函数。',
  FORMULA_FUNCTION_UNKNOWN: '第 {{at}} 个字：没有函数“{{name}}”。可用的函数：{{functions}}。',
  FORMULA_ARGUMENTS:
    '第 {{at}} 个字：函数 {{name}} 应有 {{least}} 到 {{most}} 个参数，现有 {{count}} 个。补上或删去参数。',
  FORMULA_NAME_UNKNOWN:
    '第 {{at}} 到 {{end}} 个字：没有名为“{{name}}”的指标或参数。从列表中选一个，或先添加它。',
  FORMULA_NAME_UNKNOWN_NEAR: '第 {{at}} 到 {{end}} 个字：没有名为“{{name}}”的指标或参数。是否指“{{near}}”？',
  FORMULA_CONDITION_NEEDED: '第 {{at}} 到 {{end}} 个字：这里要一个条件，例如 [人口] > 0。',
  FORMULA_CONDITION_AS_NUMBER: '第 {{at}} 到 {{end}} 个字：条件不能当作数。写成 if(条件, 数, 数)。',
  FORMULA_UNIT_MIXED:
    '第 {{at}} 到 {{end}} 个字：单位不同，{{left}}与{{right}}不能相加减或比较。先换算成同一单位；纯数可写成 yuan(100)、count(5) 等。',
  FORMULA_UNIT_NEEDED:
    '第 {{at}} 到 {{end}} 个字：{{name}} 不能用于单位“{{found}}”。先除以同单位的量，例如 / yuan(1)。',
  FORMULA_UNIT_RESULT: '公式的结果是“{{found}}”，而这个指标的单位是“{{declared}}”。改正公式，或另选单位。',
  FORMULA_CIRCULAR: '公式互相引用，成了循环：{{circle}}。改其中一个，不再引用“{{name}}”。',
  FORMULA_NEEDS_OTHER: '第 {{at}} 到 {{end}} 个字引用的“{{name}}”本身有错误，无法计算。先改正“{{name}}”。',
  FORMULA_IN_USE: '“{{name}}”正被计算指标“{{by}}”引用，没有删除。先改“{{by}}”的公式。',
  FORMULA_INPUT_MISSING: '还没有给出“{{input}}”。选择一个指标，或填写数值。',
  FORMULA_INPUT_RANGE: '“{{input}}”不能是 {{value}}。比例应在 0 到 1（0 % 到 100 %）之间，其他数值不能为负。',
  POTENTIAL_NEGATIVE:
    '“{{name}}”不能作为潜力：{{count}} 个单元的结果为负，例如 {{unit}}（{{value}}）。检查这些单元的数据，或用 max(…, 0) 限制在零以上。',
  POTENTIAL_NOT_MONEY: '“{{name}}”不是金额，不能作为市场潜力。在公式里乘以单价，并把单位设为金额。',
  INTERNAL: '程序出现内部错误，这一步没有完成，已保存的内容不受影响。再试一次；如再次出现，重新启动程序。',

  CONNECTION_LOST: '与主程序的连接断开，这一步可能没有完成。正在自动重新连接；恢复后检查结果再继续。',
  CONNECTION_REPLACED: '已在另一个标签页中打开，本页不再更新。回到那个标签页，或刷新本页在这里继续。',
  CONNECTION_REFUSED: '本页的访问凭据无效，可能是程序已重新启动。使用启动时打开或显示的新地址。',
  TIMED_OUT: '主程序长时间没有回应，这一步可能没有完成。检查结果后再试；如再次出现，重新启动程序。',
  INPUT_REFUSED: '输入的内容不符合要求，没有作任何改动。检查数值和长度后再试。',
};
