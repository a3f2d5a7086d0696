import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Kind, Reliability } from "./api";

/** What sort of knowledge it is. */
export const KIND_WORDS: Record<Kind, MessageDescriptor> = {
  research: msg`Research`,
  competitor: msg`Competitor`,
  benchmark: msg`Benchmark`,
  market_change: msg`Market changed`,
};

/** How far one may rely on it. */
export const RELIABILITY_WORDS: Record<Reliability, MessageDescriptor> = {
  high: msg`Reliable`,
  medium: msg`Fairly reliable`,
  low: msg`Doubtful`,
};

/** Of what kind the objects are that cite. */
export const CITING_WORDS: Readonly<Record<string, MessageDescriptor>> = {
  goal: msg`Goal`,
  task: msg`Task`,
  audience: msg`Audience`,
  message: msg`Message`,
};

export const KINDS = Object.keys(KIND_WORDS) as Kind[];
export const RELIABILITIES = Object.keys(RELIABILITY_WORDS) as Reliability[];
