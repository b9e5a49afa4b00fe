/** Addresses of the catalogue's two files, made by `tools/catalog/vite-plugin-catalog.ts`. */
declare module 'virtual:outbound-catalog' {
  export const coreUrl: string;
  export const detailsUrl: string;
}
