/**
 * Where a worker's entry lies: beside this source when Node strips types, or at the root of the bundle
 * (one entry a worker), whose shared chunks may live one folder down. `beside` is the `import.meta.url` of a source of the
 * worker's own folder.
 */
export function workerUrl(name: string, beside: string = import.meta.url): URL {
  if (beside.endsWith('.ts')) return new URL(`./${name}.ts`, beside);
  const inChunks = /\/chunks\/[^/]+$/.test(beside);
  return new URL(inChunks ? `../${name}.js` : `./${name}.js`, beside);
}
