import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { catalogPlugin } from './tools/catalog/vite-plugin-catalog.ts';
import { trajectoriesPlugin } from './tools/trajectory/vite-plugin-trajectories.ts';

export default defineConfig({
  plugins: [react(), catalogPlugin(), trajectoriesPlugin()],
  build: {
    target: 'es2022',
    // A precise limit is measured by the tests; the bundler's own warning would only repeat it.
    chunkSizeWarningLimit: 1000,
  },
  server: { port: 5173 },
});
