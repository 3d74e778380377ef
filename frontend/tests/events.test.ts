import { describe, expect, it, vi } from "vitest";

import { eventsOf, type Told } from "../src/lab/events";
import { follow, type Listener, type Submission } from "../src/lab/follow";

function body(...pieces: string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(control) {
      for (const piece of pieces) control.enqueue(new TextEncoder().encode(piece));
      control.close();
    },
  });
}

async function all(events: AsyncIterable<Told>): Promise<Told[]> {
  const found: Told[] = [];
  for await (const event of events) found.push(event);
  return found;
}

function listener() {
  return {
    state: vi.fn<Listener["state"]>(), check: vi.fn<Listener["check"]>(),
    output: vi.fn<Listener["output"]>(), done: vi.fn<Listener["done"]>(), lost: vi.fn<Listener["lost"]>(),
  };
}

const SUBMISSION: Submission = { id: "1", url: "/s/1/", events_url: null, state: "queued" };

describe("events in an answer", () => {
  it("come whole however the connection cuts them", async () => {
    const text = 'id: 1\nevent: check\ndata: {"html": "平均: 0.5"}\n\n: still here\n\nid: end\nevent: done\ndata: {}\n\n';
    const bytes = new TextEncoder().encode(text);
    const one = new ReadableStream<Uint8Array>({
      start(control) {
        for (const byte of bytes) control.enqueue(Uint8Array.of(byte));
        control.close();
      },
    });
    const told = [{ name: "check", data: '{"html": "平均: 0.5"}' }, { name: "done", data: "{}" }];
    expect(await all(eventsOf(one))).toEqual(told);
    expect(await all(eventsOf(body(text)))).toEqual(told);
  });

  it("are heard to the end, and the end once", async () => {
    const heard = listener();
    const frames = 'event: state\ndata: {"state": "running"}\n\nevent: done\ndata: {"verdict": "passed"}\n\n';
    follow(SUBMISSION, heard, eventsOf(body(frames, frames)));
    await vi.waitFor(() => expect(heard.done).toHaveBeenCalledWith({ verdict: "passed" }));
    expect(heard.state).toHaveBeenCalledTimes(1);
    expect(heard.done).toHaveBeenCalledTimes(1);
  });

  it("that break off are followed by asking", async () => {
    const heard = listener();
    const snapshot = { state: "finished", verdict: "wrong", score: 0, done_html: "<p></p>" };
    vi.stubGlobal("document", { documentElement: { lang: "en" }, cookie: "", querySelector: () => null });
    vi.stubGlobal("fetch", vi.fn(async () => Response.json(snapshot)));
    follow(SUBMISSION, heard, eventsOf(body('event: state\ndata: {"state": "running"}\n\n')));
    await vi.waitFor(() => expect(heard.done).toHaveBeenCalledWith(expect.objectContaining({ verdict: "wrong" })));
    vi.unstubAllGlobals();
  });
});
