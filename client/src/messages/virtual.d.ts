declare module 'virtual:messages/*' {
  export const catalog: import('./catalog.ts').Catalog
}
