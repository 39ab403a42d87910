import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

// Imports go one way: lib and components, then features, then app. One feature does not know another.
const root = resolve(import.meta.dirname);
const allowed: Record<string, readonly string[]> = {
  wire: [],
  lib: ["wire", "lib"],
  components: ["wire", "lib", "components"],
  features: ["wire", "lib", "components"],
  app: ["wire", "lib", "components", "features", "app"],
};

const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("testing"),
);

test.each(sources)("%s imports only what lies below it", (file) => {
  const [layer = "", feature] = file.split(/[\\/]/);
  for (const [, path = ""] of readFileSync(join(root, file), "utf8").matchAll(
    /(?:from|import\(|import) ?"(\.[^"]+)"/g,
  )) {
    const target = relative(root, resolve(root, dirname(file), path));
    const [below = "", other] = target.split(/[\\/]/);
    const own = layer === "features" && below === "features" && feature === other;
    expect(own || (allowed[layer] ?? ["lib", "components", "app"]).includes(below), `${file} imports ${target}`).toBe(
      true,
    );
  }
});
