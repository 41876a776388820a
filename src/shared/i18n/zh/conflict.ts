/** 规划文件在磁盘上被移走、取代或改写。 */
export default {
  title: {
    PLAN_MOVED: '规划文件不在原处',
    PLAN_REPLACED: '磁盘上已是另一份规划文件',
    PLAN_CHANGED: '规划文件已被其他程序改写',
  },
  where: '位置：{{folder}}',
  keepHere: '放回原处，继续工作',
  keepBeside: '保留我的：另存一份，在那份上继续',
  reopen: '改用磁盘上的那份',
  reopenChanged: '重新打开磁盘上的内容',
  ourBackup: '改用磁盘上的那份时，程序里的内容会存进备份，可在“备份…”里找回。',
  later: '稍后处理',
  laterText: '处理之前可以查看，但不能修改。',
  kept: '已存为“{{name}}”，之后的修改都存入这份文件',
  reopened: '已打开磁盘上的内容',
  fileName: '{{name}}（冲突 {{at}}）',
};
