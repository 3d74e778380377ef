/** Page styles. A module of its own: imported globs are hoisted, and the order of layers must come first. */
import.meta.glob("./pages/*.css", { eager: true });
