/**
 * Where a worker's entry lies: beside this source when Node strips types, or at the root of the bundle
 * (one entry a worker), whose shared chunks may live one folder down.
 */
export function workerUrl(name: string): URL {
  if (import.meta.url.endsWith('.ts')) return new URL(`./${name}.ts`, import.meta.url);
  const inChunks = /\/chunks\/[^/]+$/.test(import.meta.url);
  return new URL(inChunks ? `../${name}.js` : `./${name}.js`, import.meta.url);
}
