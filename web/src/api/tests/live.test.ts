import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followLive, invalidates, keysOf, type LiveMessage, liveStatus } from "../live";
import { type LiveListener, type LiveMeans, SharedLive } from "../live-connection";

type Handler = (event: MessageEvent) => void;

/** One browser: a lock handed on in order, a channel between tabs, and event sources the test speaks through. */
class FakeBrowser {
  sources: FakeSource[] = [];
  private waiting: (() => void)[] = [];
  private taken = false;
  private channels: FakeChannel[] = [];

  means(): LiveMeans {
    return {
      locks: { request: (_name, { signal }, held) => this.request(signal, held) },
      openChannel: () => this.openChannel(),
      openSource: (url) => {
        const source = new FakeSource(url);
        this.sources.push(source);
        return source as unknown as EventSource;
      },
    };
  }

  get source(): FakeSource {
    const last = this.sources.at(-1);
    if (!last) throw new Error("no stream was opened");
    return last;
  }

  private async request(signal: AbortSignal, held: () => Promise<void>): Promise<void> {
    if (this.taken) {
      await new Promise<void>((go, stop) => {
        this.waiting.push(go);
        signal.addEventListener("abort", () => {
          this.waiting = this.waiting.filter((each) => each !== go);
          stop(new DOMException("given up", "AbortError"));
        });
      });
    }
    this.taken = true;
    await held();
    this.taken = false;
    this.waiting.shift()?.();
  }

  private openChannel(): BroadcastChannel {
    const channel = new FakeChannel(this.channels);
    this.channels.push(channel);
    return channel as unknown as BroadcastChannel;
  }
}

class FakeChannel {
  onmessage: Handler | null = null;
  constructor(private readonly all: FakeChannel[]) {}
  postMessage(data: unknown): void {
    for (const other of this.all)
      if (other !== this) other.onmessage?.({ data: structuredClone(data) } as MessageEvent);
  }
  close(): void {
    this.all.splice(this.all.indexOf(this), 1);
  }
}

class FakeSource {
  readyState = 0;
  closed = false;
  private handlers = new Map<string, Handler>();
  constructor(readonly url: string) {}
  addEventListener(type: string, handler: Handler): void {
    this.handlers.set(type, handler);
  }
  close(): void {
    this.closed = true;
  }
  say(type: string, seq = 0, data: unknown = {}): void {
    this.handlers.get(type)?.({ data: JSON.stringify(data), lastEventId: String(seq) } as MessageEvent);
  }
  change(seq: number): void {
    this.say("changed", seq, { refs: [], lists: [] });
  }
}

function listener(): LiveListener & { seen: number[] } {
  const seen: number[] = [];
  return {
    seen,
    message: ({ seq }) => seen.push(seq),
    accessChanged: vi.fn(),
    missed: vi.fn(),
    refused: vi.fn(),
    status: vi.fn(),
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("one stream per browser", () => {
  it("opens one stream for many tabs and tells all of them", async () => {
    const browser = new FakeBrowser();
    const tabs = [listener(), listener(), listener()];
    for (const tab of tabs) new SharedLive(browser.means(), 7).start(tab);
    await settle();
    expect(browser.sources.map((source) => source.url)).toEqual(["/api/v1/live?after=7"]);
    browser.source.change(8);
    browser.source.change(11);
    expect(tabs.map((tab) => tab.seen)).toEqual([
      [8, 11],
      [8, 11],
      [8, 11],
    ]);
  });

  it("is taken over after the last seq heard when the owning tab goes", async () => {
    const browser = new FakeBrowser();
    const second = listener();
    const stopFirst = new SharedLive(browser.means(), 7).start(listener());
    new SharedLive(browser.means(), 7).start(second);
    await settle();
    browser.source.change(20);
    const first = browser.source;
    stopFirst();
    await settle();
    expect(first.closed).toBe(true);
    expect(browser.source.url).toBe("/api/v1/live?after=20");
    browser.source.change(21);
    expect(second.seen).toEqual([20, 21]);
  });

  it("leaves reconnecting to the browser, but comes back by itself after a refusal, ever less often", async () => {
    const browser = new FakeBrowser();
    const tab = listener();
    new SharedLive(browser.means(), 1).start(tab);
    await settle();
    browser.source.say("error");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.sources).toHaveLength(1);
    expect(tab.refused).not.toHaveBeenCalled();
    browser.source.readyState = 2;
    browser.source.say("error");
    expect(tab.refused).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(browser.sources).toHaveLength(2);
    browser.source.readyState = 2;
    browser.source.say("error");
    await vi.advanceTimersByTimeAsync(1_999);
    expect(browser.sources).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(browser.sources).toHaveLength(3);
  });

  it("says that something was missed only when the stream begins later than the page was read", async () => {
    const browser = new FakeBrowser();
    const tabs = [listener(), listener()];
    for (const tab of tabs) new SharedLive(browser.means(), 7).start(tab);
    await settle();
    browser.source.say("hello", 7);
    for (const tab of tabs) expect(tab.missed).not.toHaveBeenCalled();
    browser.source.say("hello", 9);
    for (const tab of tabs) expect(tab.missed).toHaveBeenCalledTimes(1);
  });

  it("tells a tab that comes later whether the stream is live", async () => {
    const browser = new FakeBrowser();
    new SharedLive(browser.means(), 1).start(listener());
    await settle();
    browser.source.say("open");
    const late = listener();
    new SharedLive(browser.means(), 1).start(late);
    expect(late.status).toHaveBeenLastCalledWith("live");
    browser.source.say("bye");
    expect(late.status).toHaveBeenLastCalledWith("waiting");
  });

  it("passes on that rights changed", async () => {
    const browser = new FakeBrowser();
    const tabs = [listener(), listener()];
    for (const tab of tabs) new SharedLive(browser.means(), 1).start(tab);
    await settle();
    browser.source.say("access_changed");
    for (const tab of tabs) expect(tab.accessChanged).toHaveBeenCalledTimes(1);
  });
});

describe("what a message makes stale", () => {
  invalidates("leaf", ({ id }) => (id ? [["leaf", id], ["leaves"]] : [["leaves"]]));
  invalidates("tree", ({ id, within }) => [[within ? "crown" : "tree", id]]);

  it("maps refs, parents and whole kinds to distinct keys and ignores kinds nobody shows", () => {
    const message: LiveMessage = {
      seq: 3,
      refs: ["leaf:a", "leaf:b", "stone:c", "tree:t"],
      lists: ["tree:t", "leaf:*"],
    };
    expect(keysOf(message)).toEqual([["leaf", "a"], ["leaves"], ["leaf", "b"], ["tree", "t"], ["crown", "t"]]);
  });

  it("invalidates just those queries, and resets all when rights changed", () => {
    const queries = new QueryClient();
    queries.setQueryData(["leaf", "a"], 1);
    queries.setQueryData(["leaf", "b"], 1);
    const told: LiveListener[] = [];
    const stop = followLive(queries, {
      start: (each) => {
        told.push(each);
        return () => told.pop();
      },
    });
    told[0]?.message({ seq: 4, refs: ["leaf:a"], lists: [] });
    expect(queries.getQueryState(["leaf", "a"])?.isInvalidated).toBe(true);
    expect(queries.getQueryState(["leaf", "b"])?.isInvalidated).toBe(false);
    told[0]?.missed();
    expect(queries.getQueryState(["leaf", "b"])?.isInvalidated).toBe(true);
    told[0]?.status("live");
    expect(liveStatus.get()).toBe("live");
    told[0]?.accessChanged();
    expect(queries.getQueryData(["leaf", "b"])).toBeUndefined();
    stop();
    expect(told).toEqual([]);
  });
});
