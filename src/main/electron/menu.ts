import { Menu, type MenuItemConstructorOptions } from 'electron';
import { type Language, translate } from '../../shared/i18n/index.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;

/** The system's menu: standard roles with words in the chosen language. What the program does is on its screens. */
export function setMenu(language: Language, isPackaged: boolean): void {
  const word = (key: string) => translate(language, 'menu', key);
  const item = (role: Role): MenuItemConstructorOptions => ({ role, label: word(`roles.${role}`) });
  const line: MenuItemConstructorOptions = { type: 'separator' };
  // Shown, but the page answers these keys itself: an edit of the plan is undone there.
  const shown = (role: Role): MenuItemConstructorOptions => ({ ...item(role), registerAccelerator: false });
  const isMac = process.platform === 'darwin';

  const menus: MenuItemConstructorOptions[] = [
    ...(isMac
      ? [
          {
            label: 'Bailiwick',
            submenu: [
              item('about'),
              line,
              item('hide'),
              item('hideOthers'),
              item('unhide'),
              line,
              item('quit'),
            ],
          },
        ]
      : []),
    { label: word('file'), submenu: isMac ? [item('close')] : [item('close'), line, item('quit')] },
    {
      label: word('edit'),
      submenu: [
        shown('undo'),
        shown('redo'),
        line,
        item('cut'),
        item('copy'),
        item('paste'),
        item('selectAll'),
      ],
    },
    {
      label: word('view'),
      submenu: [
        item('reload'),
        ...(isPackaged ? [] : [item('toggleDevTools')]),
        line,
        item('resetZoom'),
        item('zoomIn'),
        item('zoomOut'),
        line,
        item('togglefullscreen'),
      ],
    },
    { label: word('window'), submenu: [item('minimize'), ...(isMac ? [item('zoom'), item('front')] : [])] },
    ...(isMac ? [] : [{ label: word('help'), submenu: [item('about')] }]),
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}
