import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Writes app.js.br and app.js.gz beside app.js, so that the server never compresses the same file twice. */
const compressed = (): Plugin => ({
  name: "compressed",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg|json)$/.test(fileName)) {
          continue;
        }

        const source = Buffer.from(file.type === "chunk" ? file.code : file.source);
        this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotliCompressSync(source) });
        this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) });
      }
    },
  },
});

const FIRST_LOAD_BYTES = 120_000;

/** What a phone fetches before it can be used, compressed: the build fails when it grows over the limit. */
const firstLoad = (): Plugin => ({
  name: "first-load",
  generateBundle: {
    order: "post",
    handler(_options, bundle) {
      const size = (fileName: string): number => {
        const file = bundle[fileName];
        return file ? gzipSync(Buffer.from(file.type === "chunk" ? file.code : file.source)).length : 0;
      };
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      for (const screen of ["join-screen", "seat-screen", "badge-door", "hall-screen"]) {
        const files = new Set<string>();
        const collect = (chunk: (typeof chunks)[number] | undefined): void => {
          if (!chunk || files.has(chunk.fileName)) {
            return;
          }

          for (const fileName of [chunk.fileName, ...(chunk.viteMetadata?.importedCss ?? [])]) {
            files.add(fileName);
          }

          for (const fileName of chunk.imports) {
            collect(chunks.find((one) => one.fileName === fileName));
          }
        };
        collect(chunks.find((chunk) => chunk.isEntry));
        collect(chunks.find((chunk) => chunk.name === screen));
        const bytes = [...files].reduce((sum, fileName) => sum + size(fileName), 0);
        if (bytes > FIRST_LOAD_BYTES) {
          this.error(
            `The first load of ${screen} is ${bytes} bytes compressed; a phone may be asked for ${FIRST_LOAD_BYTES}.`,
          );
        }
      }
    },
  },
});

export default defineConfig({
  plugins: [react(), firstLoad(), compressed()],
  build: {
    target: "es2022",
    // A picture inside a script costs every phone; as a file it is fetched only where it is shown.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What a phone needs of these comes as one file: twenty small ones compress worse, and each is a journey on a slow network.
        codeSplitting: {
          groups: [
            {
              name: "shared",
              test: /src\/(?:lib|components)\/(?!timeline|invite-code|qr-code|story-line|stop-dialog|sign-out|upload-limits|i18n\/(?:en-s[tu]|.*-sentences))/,
            },
          ],
        },
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
