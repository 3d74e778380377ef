/** Follow a submission to its end: server-sent events, and polling where those fail. */

import type { Told } from "./events";
import { Problem, pageLanguage, send } from "../http";
import type { ApiChange } from "./edits";
import type { Note } from "./notes";

export type Mode = "run" | "submit" | "trace";

export interface State {
  state: string;
  queue_position?: number | null;
  queue?: string | null;
  device?: string | null;
  message?: string | null;
}

export interface Check {
  id: string;
  position?: number;
  verdict?: string;
  html: string;
  line?: number | null;
}

export interface Done {
  verdict?: string | null;
  score?: number | null;
  html?: string | null;
  annotations?: Note[];
}

export interface Submission extends State {
  id: string;
  mode?: Mode;
  function?: string | null;
  api_changes?: ApiChange[];
  url: string;
  events_url?: string | null;
  cancel_url?: string | null;
}

interface Snapshot extends State {
  checks?: Check[];
  stdout_tail?: string;
  verdict?: string | null;
  score?: number | null;
  done_html?: string | null;
  annotations?: Note[];
}

export interface Listener {
  state(state: State): void;
  check(check: Check): void;
  output(text: string): void;
  done(done: Done): void;
  lost(): void;
}

const POLL_MS = 1000;
const SILENCE_MS = 6000;
const ENDED = new Set(["finished", "cancelled"]);

/** Start following; returns how to stop. `listener.done` comes at most once.
 *
 * `events`: those that came with the answer to handing in; when they break off, they are asked for.
 */
export function follow(submission: Submission, listener: Listener, events?: AsyncIterable<Told>): () => void {
  let over = false;
  let source: EventSource | null = null;
  let reading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  const stop = () => {
    over = true;
    source?.close();
    clearTimeout(timer);
  };
  const finish = (done: Done) => {
    if (over) return;
    stop();
    listener.done(done);
  };
  const later = (delay: number) => {
    clearTimeout(timer);
    if (!over) timer = setTimeout(() => void poll(), delay);
  };

  function take(snapshot: Snapshot): void {
    listener.state(snapshot);
    snapshot.checks?.forEach((check) => listener.check(check));
    if (snapshot.stdout_tail) listener.output(snapshot.stdout_tail);
    if (!ENDED.has(snapshot.state)) return;
    finish({ verdict: snapshot.verdict ?? null, score: snapshot.score ?? null, html: snapshot.done_html ?? null, annotations: snapshot.annotations ?? [] });
  }

  async function poll(): Promise<void> {
    try {
      const snapshot = await send<Snapshot>(submission.url);
      failures = 0;
      if (!over) take(snapshot);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      failures += 1;
      if (failures === 2) listener.lost();
    }
    later(source || reading ? SILENCE_MS : POLL_MS * Math.min(8, 2 ** failures));
  }

  const heard: Record<string, (data: never) => void> = {
    state: (state: State) => {
      listener.state(state);
      if (state.state === "cancelled") later(0);
    },
    check: (check: Check) => listener.check(check),
    output: ({ text }: { text: string }) => listener.output(text),
    done: finish,
  };

  function hear({ name, data }: Told): void {
    if (over) return;
    later(SILENCE_MS);
    heard[name]?.(JSON.parse(data) as never);
  }

  async function read(told: AsyncIterable<Told>): Promise<void> {
    reading = true;
    later(SILENCE_MS);
    try {
      for await (const event of told) hear(event);
    } catch {
      // The connection broke off: what follows is asked for.
    }
    reading = false;
    if (!over) ask();
  }

  function listen(url: string): void {
    // It can set no header, so its address says the language.
    const stream = new EventSource(`${url}?language=${pageLanguage()}`);
    source = stream;
    for (const name of Object.keys(heard)) {
      stream.addEventListener(name, (event) => hear({ name, data: (event as MessageEvent<string>).data }));
    }
    stream.onerror = () => {
      stream.close();
      source = null;
      later(0);
    };
    // A proxy may hold events back without an error: silence is answered by asking.
    later(SILENCE_MS);
  }

  function ask(): void {
    if (submission.events_url && typeof EventSource === "function") listen(submission.events_url);
    else later(0);
  }

  if (events) void read(events);
  else ask();
  return stop;
}
