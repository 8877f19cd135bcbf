import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** GraphiQL as files of our own: nothing is fetched from elsewhere. */
export default defineConfig({
  root: here('.'),
  base: '/graphiql/',
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: here('../../build/graphiql'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 20_000,
    rolldownOptions: {
      input: here('graphiql.ts'),
      output: { entryFileNames: 'graphiql.js', chunkFileNames: '[name]-[hash].js', assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'graphiql.css' : '[name]-[hash][extname]') },
    },
    cssCodeSplit: false,
  },
});
