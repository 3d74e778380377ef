/** Interactive figures: each is its own file, loaded when it comes near the screen. */

import { language, t } from "./strings";

interface FigureModule {
  mount(host: HTMLElement, params: Record<string, unknown>, language: "ja" | "en"): unknown;
}

const modules = import.meta.glob<FigureModule>(["./figures/*.ts", "!./figures/*.test.ts", "!./figures/*.d.ts"]);

function stageOf(figure: HTMLElement): HTMLElement {
  const found = figure.querySelector<HTMLElement>(".figure__stage");
  if (found) return found;
  const stage = document.createElement("div");
  stage.className = "figure__stage";
  figure.prepend(stage);
  return stage;
}

async function mount(figure: HTMLElement): Promise<void> {
  const stage = stageOf(figure);
  const load = modules[`./figures/${figure.dataset["figure"]}.ts`];
  try {
    if (!load) throw new Error(`There is no figure named "${figure.dataset["figure"]}".`);
    const params = JSON.parse(figure.dataset["params"] || "{}") as Record<string, unknown>;
    await (await load()).mount(stage, params, language());
  } catch (error) {
    console.error(error);
    stage.textContent = t("figure_failed");
  }
}

/** Mount the figures in `root` as they come near. */
export function watchFigures(root: ParentNode): void {
  const figures = root.querySelectorAll<HTMLElement>("[data-figure]:not([data-ready])");
  if (!figures.length) return;
  const watcher = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      watcher.unobserve(entry.target);
      void mount(entry.target as HTMLElement);
    }
  }, { rootMargin: "400px 0px" });
  for (const figure of figures) {
    figure.dataset["ready"] = "";
    watcher.observe(figure);
  }
}
