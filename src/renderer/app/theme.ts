import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorScheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
  Menu,
  Modal,
  NumberInput,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** A quiet slate blue: it marks what is active and never competes with territory hues. */
const slate: MantineColorsTuple = [
  '#eef3fa',
  '#dae4f1',
  '#b3c7e2',
  '#8aa8d2',
  '#688fc6',
  '#5180bf',
  '#4277bb',
  '#3465a5',
  '#2a5994',
  '#1a4a82',
];

/** Mantine's dark scale, a little cooler. */
const dark: MantineColorsTuple = [
  '#d5d9df',
  '#b4bac3',
  '#949ba6',
  '#676f7b',
  '#454c57',
  '#363c46',
  '#2a2f37',
  '#20242b',
  '#1a1d23',
  '#14161b',
];

/** A dialog's heading is no second banner of the page. */
const notABanner = { header: { role: 'presentation' } };

export const theme = createTheme({
  primaryColor: 'slate',
  // Both carry white words at 4.5 to 1 and more.
  primaryShade: { light: 7, dark: 6 },
  colors: { slate, dark },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  fontFamily:
    'system-ui, "Segoe UI", "PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '22px' }, h2: { fontSize: '17px' }, h3: { fontSize: '14px' } },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 30 } }),
    Button: Button.extend({ defaultProps: { size: 'xs' } }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        position: 'bottom-start',
        transitionProps: { duration: 80 },
        // An empty element of the library's that a menu may not hold.
        withInitialFocusPlaceholder: false,
      },
    }),
    // The page itself never scrolls, and the scroll lock would bring a style tag the page's policy refuses.
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false, attributes: notABanner } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        attributes: notABanner,
        lockScroll: false,
        overlayProps: { backgroundOpacity: 0.3 },
        transitionProps: { duration: 120 },
      },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'xs' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, withArrow: true, transitionProps: { duration: 80 } },
    }),
  },
});

/** The scheme lives in the program's preferences, not in the browser's storage. */
export function schemeManager(start: MantineColorScheme): MantineColorSchemeManager {
  let value = start;
  return {
    get: () => value,
    set: (next) => {
      value = next;
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => {
      value = start;
    },
  };
}

/** Mantine's own words for our colours (theme.css has their values in both schemes). */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-text': 'var(--bw-text)',
    '--mantine-color-body': 'var(--bw-surface)',
    '--mantine-color-dimmed': 'var(--bw-dim)',
    '--mantine-color-default-border': 'var(--bw-line-strong)',
    '--mantine-color-placeholder': 'var(--bw-dim)',
  };
  return { variables: {}, light: ours, dark: ours };
};
