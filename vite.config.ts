import preact from '@preact/preset-vite'
import { type Plugin, defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import packageJson from './package.json' with { type: 'json' }

/** Puts the hand-over document at the root, beside index.html: the server gives it a policy of its own, by its address. */
function handOverAtRoot(): Plugin {
  return {
    name: 'waymark-hand-over-at-root',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = Object.values(bundle).find(({ fileName }) => fileName === 'src/handover/handover.html')
      if (page) page.fileName = 'handover.html'
    },
  }
}

export default defineConfig({
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  build: {
    target: 'es2023',
    // Inlined assets would need `data:` in the page's policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The caseload's worker is an entry like the pages, and not a bundle of its own, so that what both use is kept once.
      input: { app: 'index.html', handover: 'src/handover/handover.html', caseload: 'src/caseload/worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'caseload' ? 'caseload.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
  plugins: [
    preact(),
    handOverAtRoot(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      registerType: 'prompt',
      // Registration is ours: Trusted Types refuse the generated one.
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        // The office needs the server for everything that it does.
        globIgnores: ['screenshots/**', 'assets/office-entry-*.js'],
      },
      // Icons and pictures in the manifest are for the installer; the app itself never shows them.
      includeManifestIcons: false,
      devOptions: { enabled: true, type: 'module' },
      manifest: {
        id: '/',
        name: 'Waymark',
        short_name: 'Waymark',
        description: 'An offline caseload for Connexions personal advisers',
        lang: 'en-GB',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        background_color: '#f4f7f7',
        theme_color: '#0b3b43',
        categories: ['productivity', 'government'],
        icons: [
          { src: '/icons/waymark.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/waymark-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/waymark-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/waymark-maskable-192.png', sizes: '192x192', type: 'image/png', purpose: 'maskable' },
          { src: '/icons/waymark-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
        shortcuts: [
          { name: 'Caseload', url: '/?to=caseload', icons: [{ src: '/icons/waymark-192.png', sizes: '192x192' }] },
          {
            name: 'What is still to send',
            url: '/?to=sending',
            icons: [{ src: '/icons/waymark-192.png', sizes: '192x192' }],
          },
        ],
        screenshots: [
          {
            src: '/screenshots/today-wide.png',
            sizes: '1280x900',
            type: 'image/png',
            form_factor: 'wide',
            label: 'A day at a school',
          },
          {
            src: '/screenshots/young-person-narrow.png',
            sizes: '390x844',
            type: 'image/png',
            form_factor: 'narrow',
            label: 'One young person',
          },
        ],
      },
    }),
  ],
})
