/** The draft queue wired to this page: the server, localStorage, and the words beside the editor. */

import { ask } from "../dialogs";
import { Problem, send } from "../http";
import { language, t } from "../strings";
import { DraftQueue, type Copy, type DraftPorts, type DraftState, type Saved } from "./drafts";

export interface Draft {
  url: string;
  revision: number;
  /** Names the safety copy in this browser. */
  name: string;
  label: HTMLElement | null;
  read(): string;
  write(source: string): void;
  /** Where the server keeps something else than one text: to its body, from its body, and in words. */
  pack?(source: string): Record<string, unknown>;
  unpack?(body: Record<string, unknown>): string | null;
  inWords?(source: string): string;
}

function isVersion(body: Record<string, unknown>): body is { source: string; revision: number } {
  return typeof body["source"] === "string" && typeof body["revision"] === "number";
}

function failure(draft: Draft, error: unknown): Saved {
  if (!(error instanceof Problem)) throw error;
  const { status } = error;
  const theirs = draft.unpack?.(error.body);
  const body = typeof theirs === "string" ? { ...error.body, source: theirs } : error.body;
  if ((status === 409 || status === 412) && isVersion(body)) {
    return { kind: "conflict", source: body.source, revision: body.revision };
  }
  if (status === 401 || status === 403) return { kind: "signed_out" };
  if (error.unreachable || status === 429 || status >= 500) return { kind: "offline" };
  return { kind: "refused", detail: error.message };
}

async function save(draft: Draft, source: string, revision: number): Promise<Saved> {
  // A page that goes away may finish a small request; browsers refuse larger ones.
  const keepalive = document.visibilityState === "hidden" && source.length < 15_000;
  const headers = { "If-Match": `"${revision}"` };
  try {
    const json = { ...(draft.pack?.(source) ?? { source }), revision };
    const answer = await send<{ revision: number }>(draft.url, { method: "PUT", json, headers, keepalive });
    return { kind: "saved", revision: answer.revision };
  } catch (error) {
    return failure(draft, error);
  }
}

function keep(name: string, copy: Copy | null): void {
  try {
    if (copy) localStorage.setItem(name, JSON.stringify(copy));
    else localStorage.removeItem(name);
  } catch { /* storage is full or closed: the queue goes on trying the server */ }
}

function kept(name: string): Copy | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null") as Copy | null;
  } catch {
    return null;
  }
}

function words(state: DraftState, detail: string): string {
  const time = new Date().toLocaleTimeString(language(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  switch (state) {
    case "clean": return "";
    case "unsaved": return t("draft_unsaved");
    case "saving": return t("draft_saving");
    case "saved": return t("draft_saved", { time });
    case "local": return t("draft_local");
    case "signed_out": return t("draft_signed_out");
    case "refused": return t("draft_refused", { detail });
    case "conflict": return t("conflict");
  }
}

function show(label: HTMLElement | null, state: DraftState, detail = ""): void {
  if (!label) return;
  const trouble = ["local", "signed_out", "refused", "conflict"].includes(state);
  label.textContent = words(state, detail);
  label.dataset["state"] = trouble ? "local" : state;
  // Only trouble is spoken: a voice that says "saved" after each pause is noise.
  if (trouble) label.setAttribute("role", "status");
  else label.removeAttribute("role");
}

function version(title: string, source: string): HTMLElement {
  const part = document.createElement("section");
  const head = document.createElement("h3");
  head.textContent = title;
  const text = document.createElement("pre");
  text.className = "output";
  text.tabIndex = 0;
  text.textContent = source;
  part.append(head, text);
  return part;
}

async function settle(draft: Draft, mine: string, theirs: string): Promise<string> {
  const both = document.createElement("div");
  both.className = "dialog__versions";
  const words = draft.inWords ?? ((source: string) => source);
  both.append(version(t("conflict_mine"), words(mine)), version(t("conflict_theirs"), words(theirs)));
  const takeMine = await ask({
    title: t("conflict_title"), text: t("conflict_text"), extra: both, must: true,
    yes: t("conflict_keep_mine"), no: t("conflict_take_theirs"),
  });
  // The version not taken goes through the editor first, so that undo brings it back.
  draft.write(takeMine ? theirs : mine);
  draft.write(takeMine ? mine : theirs);
  return takeMine ? mine : theirs;
}

/** Take over text that had not reached the server when this page was last left. */
function recover(draft: Draft, queue: DraftQueue, say: (text: string) => void): void {
  const copy = kept(draft.name);
  if (!copy || copy.source === draft.read()) return keep(draft.name, null);
  if (copy.revision !== draft.revision) {
    void settle(draft, copy.source, draft.read()).then((source) => {
      keep(draft.name, null);
      queue.changed(source);
    });
    return;
  }
  draft.write(copy.source);
  queue.changed(copy.source);
  say(t("draft_restored"));
}

/** Start keeping `draft`; `say` tells the person what was brought back. */
export function keepDraft(draft: Draft, say: (text: string) => void): DraftQueue {
  const ports: DraftPorts = {
    save: (source, revision) => save(draft, source, revision),
    keep: (copy) => keep(draft.name, copy),
    show: (state, detail) => show(draft.label, state, detail),
    settle: (mine, theirs) => settle(draft, mine, theirs),
  };
  const queue = new DraftQueue(ports, draft.read(), draft.revision);
  recover(draft, queue, say);
  window.addEventListener("online", () => void queue.flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && queue.dirty) keep(draft.name, queue.copy);
    void queue.flush();
  });
  return queue;
}
