/** OpenCC's tables of characters, `臺 台|蘇 苏|…`: the package has types for its converter only. */
declare module 'opencc-js/dict/*' {
  const characters: string;
  export default characters;
}
