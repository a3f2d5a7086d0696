import type { LiveMessage, LiveStatus } from "./live";

/** What a tab wants to hear. */
export interface LiveListener {
  message: (message: LiveMessage) => void;
  accessChanged: () => void;
  missed: () => void;
  /** The server refused the stream: the session may have ended. */
  refused: () => void;
  status: (status: LiveStatus) => void;
}

export interface LiveConnection {
  start(listener: LiveListener): () => void;
}

/** The browser's own means, narrowed so that tests can stand in for them. */
export interface LiveMeans {
  locks: { request(name: string, options: { signal: AbortSignal }, held: () => Promise<void>): Promise<unknown> };
  openChannel: (name: string) => Pick<BroadcastChannel, "postMessage" | "close" | "onmessage">;
  openSource: (url: string) => Pick<EventSource, "addEventListener" | "close" | "readyState">;
}

type Shared =
  | { type: "message"; message: LiveMessage }
  | { type: "access" }
  | { type: "refused" }
  | { type: "missed" }
  | { type: "status"; status: LiveStatus }
  | { type: "hello" };

const URL_LIVE = "/api/v1/live";
const CLOSED = 2;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;

/** The browser's locks, channels and event sources. */
export function browserMeans(): LiveMeans {
  return {
    locks: navigator.locks,
    openChannel: (name) => new BroadcastChannel(name),
    openSource: (url) => new EventSource(url),
  };
}

/**
 * One stream per browser: the tab holding the lock `live` owns the event source and shares what it hears, since six
 * streams would use up an HTTP/1.1 browser's connections. When that tab goes, the next one takes over after the last
 * seq it heard, so nothing is missed.
 */
export class SharedLive implements LiveConnection {
  private seq: number;
  private status: LiveStatus = "connecting";
  private owns = false;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private source: ReturnType<LiveMeans["openSource"]> | undefined;
  private readonly channel: ReturnType<LiveMeans["openChannel"]>;
  private readonly stopped = new AbortController();
  private listener: LiveListener | undefined;

  /** `after` is the seq at which this page was read (`GET /me`). */
  constructor(
    private readonly means: LiveMeans,
    after: number,
    channelName = "drumbeat.live",
  ) {
    this.seq = after;
    this.channel = means.openChannel(channelName);
  }

  start(listener: LiveListener): () => void {
    this.listener = listener;
    this.channel.onmessage = (event: MessageEvent<Shared>) => this.hear(event.data);
    this.channel.postMessage({ type: "hello" } satisfies Shared);
    const restored = (event: PageTransitionEvent) => event.persisted && listener.missed();
    window.addEventListener("pageshow", restored, { signal: this.stopped.signal });
    const held = () => {
      this.owns = true;
      this.open();
      return new Promise<void>((done) => this.stopped.signal.addEventListener("abort", () => done()));
    };
    this.means.locks.request("live", { signal: this.stopped.signal }, held).catch(() => {
      // The wait for the lock was given up by stop().
    });
    return () => this.stop();
  }

  private stop(): void {
    this.stopped.abort();
    clearTimeout(this.timer);
    this.source?.close();
    this.channel.close();
  }

  private open(): void {
    const source = this.means.openSource(`${URL_LIVE}?after=${this.seq}`);
    this.source = source;
    source.addEventListener("open", () => this.opened());
    source.addEventListener("hello", (event) => this.greeted(Number(event.lastEventId)));
    source.addEventListener("changed", (event) => {
      this.share({ type: "message", message: { seq: Number(event.lastEventId), ...JSON.parse(event.data) } });
    });
    source.addEventListener("access_changed", () => this.share({ type: "access" }));
    source.addEventListener("bye", () => this.tell("waiting"));
    source.addEventListener("error", () => this.failed(source));
  }

  /** A stream that begins later than the last seq heard left something out. */
  private greeted(seq: number): void {
    if (seq > this.seq) this.share({ type: "missed" });
    this.seq = Math.max(this.seq, seq);
  }

  private opened(): void {
    this.wait = FIRST_WAIT;
    this.tell("live");
  }

  /** The browser tries again by itself unless the server refused; then this does, ever less often. */
  private failed(source: { readyState: number; close: () => void }): void {
    this.tell("waiting");
    if (source.readyState !== CLOSED) return;
    source.close();
    this.share({ type: "refused" });
    this.timer = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  private tell(status: LiveStatus): void {
    this.share({ type: "status", status });
  }

  private share(shared: Shared): void {
    // A stream may still say something between being told to close and closing.
    if (this.stopped.signal.aborted) return;
    this.channel.postMessage(shared);
    this.hear(shared);
  }

  private hear(shared: Shared): void {
    if (shared.type === "hello") {
      if (this.owns) this.channel.postMessage({ type: "status", status: this.status } satisfies Shared);
    } else if (shared.type === "status") {
      this.status = shared.status;
      this.listener?.status(shared.status);
    } else if (shared.type === "access") {
      this.listener?.accessChanged();
    } else if (shared.type === "refused") {
      this.listener?.refused();
    } else if (shared.type === "missed") {
      this.listener?.missed();
    } else {
      this.seq = Math.max(this.seq, shared.message.seq);
      this.listener?.message(shared.message);
    }
  }
}
