/** Ctrl+K or ⌘K: to the search field, or to the search page where there is none. */

export function wireSearchKey(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
    if (!(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    // In the editor the key belongs to the editor.
    if (event.target instanceof Element && event.target.closest(".cm-editor")) return;
    const field = [...document.querySelectorAll<HTMLInputElement>("#query, [data-search-field]")].find((one) => one.offsetParent);
    const link = document.querySelector<HTMLAnchorElement>(".site-search__link");
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.select();
    else link?.click();
  });
}
