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
  copies: {
    title: '文件夹里还有这份规划的其他版本',
    many: '{{names}} 等 {{count}} 份：可能是同步软件在两处都改过时留下的冲突副本，里面也许有这里没有的修改。',
    comma: '、',
    quoted: '“{{name}}”',
    few: '{{names}}：可能是同步软件在两处都改过时留下的冲突副本，里面也许有这里没有的修改。',
    look: '查看…',
    hide: '关闭提示',
    dialog: '“{{name}}”的其他版本',
    about:
      '同一份规划在两台电脑或两个人手里都改过时，同步软件（OneDrive、坚果云、Syncthing 等）会保留其中一份，把另一份改名放在旁边。两份都完好，没有合并。',
    how: '打开另一份，与现在这份对照；只改了一份的，就接着用改过的那份。两份都改过的，在另一份里导出 Excel，回到这份里导入，向导会逐格列出差异，由你决定采用哪些。确认不再需要的那份，请在文件夹里删除。',
    changed: '最后修改 {{at}}，{{megabytes}} MB',
    open: '打开这份',
  },
  fileName: '{{name}}（冲突 {{at}}）',
};
