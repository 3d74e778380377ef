/** What every piece of server-made HTML gets, on load and after each swap. */

import { addCopyButtons } from "./copy";
import { addExplainSwitches } from "./explain";
import { watchFigures } from "./figures";
import { announce } from "./live";
import { setMath } from "./math";
import { watchScrollable } from "./scrollable";
import { makeTabs } from "./tabs";

/** Bring the parts of `root` to life that need a script. Running it twice changes nothing. */
export function enhance(root: ParentNode): void {
  addCopyButtons(root);
  addExplainSwitches(root);
  makeTabs(root);
  watchFigures(root);
  watchScrollable(root);
  void setMath(root);
}

/** After a swap: say what the fragment wants said and put the focus where it wants it. */
export function settle(fragment: HTMLElement): void {
  const spoken = fragment.matches("[data-announce]") ? fragment : fragment.querySelector<HTMLElement>("[data-announce]");
  if (spoken?.dataset["announce"]) announce(spoken.dataset["announce"]);
  const focused = fragment.matches("[data-focus]") ? fragment : fragment.querySelector<HTMLElement>("[data-focus]");
  focused?.focus({ preventScroll: false });
}
