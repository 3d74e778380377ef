/**
 * Keeping a draft: what was typed reaches the server, or stays in this browser until it can.
 * No page and no network in here; both are given.
 */

export type Saved =
  | { kind: "saved"; revision: number }
  | { kind: "conflict"; source: string; revision: number }
  | { kind: "offline" }
  | { kind: "signed_out" }
  | { kind: "refused"; detail: string };

export type DraftState = "clean" | "unsaved" | "saving" | "saved" | "local" | "signed_out" | "refused" | "conflict";

export interface Copy {
  source: string;
  /** The server's revision this text was made from. */
  revision: number;
}

export interface DraftPorts {
  save(source: string, revision: number): Promise<Saved>;
  /** The safety copy in this browser; null removes it. */
  keep(copy: Copy | null): void;
  show(state: DraftState, detail?: string): void;
  /** Both versions to the person; resolves to the text to go on with. */
  settle(mine: string, theirs: string): Promise<string>;
}

const PAUSE_MS = 800;
const RETRY_MS = [2000, 4000, 8000, 16_000, 30_000];

/** A queue of one: at most one save under way, and after it the newest text if that differs. */
export class DraftQueue {
  private source: string;
  private stored: string;
  private busy: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(private readonly ports: DraftPorts, source: string, private revision: number) {
    this.source = this.stored = source;
  }

  get dirty(): boolean {
    return this.source !== this.stored;
  }

  /** What would have to be kept if the page went away now. */
  get copy(): Copy {
    return { source: this.source, revision: this.revision };
  }

  /** The text is now `source`; it is sent when the typing pauses. */
  changed(source: string): void {
    this.source = source;
    if (!this.dirty && !this.busy) return this.ports.show("saved");
    this.ports.show("unsaved");
    this.schedule(PAUSE_MS);
  }

  /** Send now what is not saved yet. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.busy) return this.busy.then(() => (this.dirty && this.failures === 0 ? this.flush() : undefined));
    if (!this.dirty) return Promise.resolve();
    this.busy = this.send().finally(() => { this.busy = null; });
    return this.busy;
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private async send(): Promise<void> {
    const sent = this.source;
    this.ports.keep(this.copy);
    this.ports.show("saving");
    const answer = await this.ports.save(sent, this.revision);
    if (answer.kind === "saved") this.accept(sent, answer.revision);
    else if (answer.kind === "conflict") await this.choose(answer.source, answer.revision);
    else this.postpone(answer);
  }

  private accept(sent: string, revision: number): void {
    this.failures = 0;
    this.revision = revision;
    this.stored = sent;
    if (this.dirty) return this.schedule(0);
    this.ports.keep(null);
    this.ports.show("saved");
  }

  private async choose(theirs: string, revision: number): Promise<void> {
    this.failures = 0;
    this.revision = revision;
    this.stored = theirs;
    if (this.dirty) {
      this.ports.show("conflict");
      this.source = await this.ports.settle(this.source, theirs);
    }
    if (this.dirty) return this.schedule(0);
    this.ports.keep(null);
    this.ports.show("saved");
  }

  private postpone(answer: Exclude<Saved, { kind: "saved" | "conflict" }>): void {
    this.ports.keep(this.copy);
    this.failures += 1;
    if (answer.kind === "refused") return this.ports.show("refused", answer.detail);
    this.ports.show(answer.kind === "offline" ? "local" : "signed_out");
    this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length) - 1] ?? 30_000);
  }
}
