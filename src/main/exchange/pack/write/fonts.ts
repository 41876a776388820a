import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const family = '@expo-google-fonts/noto-sans-sc';

/** Noto Sans SC (SIL Open Font License 1.1): every PDF carries the glyphs it uses, so that it reads the same anywhere. */
export const fontFiles = {
  regular: () => require.resolve(`${family}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: () => require.resolve(`${family}/700Bold/NotoSansSC_700Bold.ttf`),
} as const;
