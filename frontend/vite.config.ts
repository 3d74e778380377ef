import { defineConfig, type Plugin } from "vite";

/** KaTeX's stylesheet offers each font three times; every browser we support takes the first. */
function woff2Only(): Plugin {
  return {
    name: "woff2-only",
    enforce: "pre",
    transform(code, id) {
      if (!id.includes("katex") || !id.endsWith(".css")) return null;
      return { code: code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\("[^"]*"\)/g, ""), map: null };
    },
  };
}

export default defineConfig({
  base: "/static/",
  publicDir: false,
  plugins: [woff2Only()],
  build: {
    manifest: true,
    outDir: "dist",
    emptyOutDir: true,
    target: ["chrome123", "firefox121", "safari17.5"],
    assetsInlineLimit: 0, // the content security policy allows fonts and scripts from this site only
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { eval: false }, // htmx has an eval; base.html forbids it to use it, and so does the policy
      input: ["src/journal.ts", "src/main.ts", "src/quiz.ts", "src/lab.ts", "src/chart.ts", "src/lesson.ts"],
    },
  },
  server: { origin: "http://localhost:5173", cors: true },
});
