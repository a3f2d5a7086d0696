/// <reference types="vitest/config" />
import { lingui, linguiTransformerBabelPreset } from "@lingui/vite-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.DRUMBEAT_SERVER ?? "http://localhost:8000";

export default defineConfig({
  base: "/",
  plugins: [
    react(),
    lingui({ failOnMissing: process.env.CI === "true" }),
    babel({ presets: [linguiTransformerBabelPreset()] }),
  ],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2022",
    // Inlined assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: {
      "/api": { target: server },
      "/_allauth": { target: server },
      "/files": { target: server },
    },
  },
  preview: { port: Number(process.env.PORT ?? 5174), strictPort: true },
  test: {
    environment: "jsdom",
    // One page and one set of modules for all files: making them anew for each took nine tenths of the time.
    pool: "threads",
    isolate: false,
    setupFiles: ["./tooling/vitest-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}", "tooling/**/*.test.mjs"],
    css: { modules: { classNameStrategy: "non-scoped" } },
    restoreMocks: true,
  },
});
