/** Tabs made from sections that stand below each other where no script runs. */

let made = 0;

function select(tabs: HTMLButtonElement[], chosen: number, focus: boolean): void {
  tabs.forEach((tab, index) => {
    const on = index === chosen;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    const panel = document.getElementById(tab.getAttribute("aria-controls") ?? "");
    if (panel) panel.hidden = !on;
    if (on && focus) tab.focus();
  });
}

function step(key: string, from: number, count: number): number | null {
  if (key === "ArrowRight") return (from + 1) % count;
  if (key === "ArrowLeft") return (from + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

function makeTab(panel: HTMLElement): HTMLButtonElement {
  made += 1;
  panel.id ||= `panel-${made}`;
  const tab = document.createElement("button");
  tab.type = "button";
  tab.className = "tabs__tab";
  tab.id = `tab-${made}`;
  tab.textContent = panel.dataset["tab"] ?? "";
  tab.setAttribute("role", "tab");
  tab.setAttribute("aria-controls", panel.id);
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  panel.tabIndex = 0;
  return tab;
}

function build(group: HTMLElement): void {
  const panels = [...group.querySelectorAll<HTMLElement>(":scope > [data-tab]")];
  const list = document.createElement("div");
  list.className = "tabs__list";
  list.setAttribute("role", "tablist");
  if (group.dataset["label"]) list.setAttribute("aria-label", group.dataset["label"]);
  const tabs = panels.map(makeTab);
  tabs.forEach((tab, index) => {
    tab.addEventListener("click", () => select(tabs, index, false));
    tab.addEventListener("keydown", (event) => {
      const next = step(event.key, index, tabs.length);
      if (next === null) return;
      event.preventDefault();
      select(tabs, next, true);
    });
  });
  list.append(...tabs);
  group.prepend(list);
  const wanted = panels.findIndex((panel) => `#${panel.id}` === location.hash);
  select(tabs, Math.max(0, wanted), false);
}

/** Turn every `[data-tabs]` in `root` into tabs. */
export function makeTabs(root: ParentNode): void {
  for (const group of root.querySelectorAll<HTMLElement>("[data-tabs]:not([data-ready])")) {
    group.dataset["ready"] = "";
    build(group);
  }
}
