/** What the server says went wrong (RFC 9457), or what the network did. */
export interface ProblemDocument {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  /** Named values the text may quote, such as `{limit: 200}`. */
  facts?: Record<string, unknown>;
  /** Codes per field of the body, in the order the server checked them. */
  fields?: Record<string, string[]>;
}

/** Every failed request is thrown as a Problem; texts are chosen by `code`, never by `detail`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, string[]>>;
  /** Seconds to wait before another try, when the server said so. */
  readonly retryAfter: number | null;

  constructor(document: ProblemDocument, retryAfter: number | null = null) {
    super(document.title ?? document.code);
    this.name = "Problem";
    this.status = document.status;
    this.code = document.code;
    this.facts = document.facts ?? {};
    this.fields = document.fields ?? {};
    this.retryAfter = retryAfter;
  }

  /** True when trying again later may succeed without the person changing anything. */
  get passing(): boolean {
    return (
      this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
    );
  }
}

/** Narrows an unknown thrown value. */
export function asProblem(error: unknown): Problem | null {
  return error instanceof Problem ? error : null;
}
