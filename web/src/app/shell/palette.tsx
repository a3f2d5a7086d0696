import { useLingui } from "@lingui/react/macro";
import { IconArrowRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { KeyHint } from "@/ui/actions/key-hint";
import { commands, finders, navItems } from "../parts";
import styles from "./palette.module.css";
import { type PaletteLine, searchLines } from "./palette-lines";
import { useMe } from "./use-me";

/** Lines for what the person may do and where they may go, in their language. */
function useOwnLines(leave: () => void): PaletteLine[] {
  const { t } = useLingui();
  const { can } = useMe();
  const navigate = useNavigate();
  const go = (to: string) => void navigate({ to });
  const allowed = (part: { needs?: string }) => !part.needs || can.includes(part.needs);
  const then = (run: () => void) => () => {
    leave();
    run();
  };
  const verbs = commands.filter(allowed).map(({ id, label, icon, keys, run }) => ({
    id: `do.${id}`,
    name: t(label),
    where: "",
    icon,
    keys,
    run: then(() => run(go)),
  }));
  const places = navItems.filter(allowed).map(({ id, label, icon, keys, to }) => ({
    id: `go.${id}`,
    name: t(label),
    where: t`Go to`,
    icon,
    keys,
    run: then(() => go(to)),
  }));
  return [...verbs, ...places];
}

/** Objects of all areas whose names fit, asked of the server from two characters on. */
function useFoundLines(words: string, leave: () => void): { found: PaletteLine[]; waiting: boolean } {
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ["search", words],
    enabled: words.trim().length > 1,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => (await Promise.all(finders.map((finder) => finder.find(words, signal)))).flat(),
  });
  if (words.trim().length < 2) return { found: [], waiting: false };
  const lines = (found.data ?? []).map((item) => ({
    id: `${item.kind}.${item.id}`,
    name: item.name,
    where: item.where,
    icon: undefined,
    keys: undefined,
    run: () => {
      leave();
      void navigate({ href: item.to });
    },
  }));
  return { found: lines, waiting: found.isFetching };
}

/** "Find or do": one box for every place, verb and object. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [words, setWords] = useState("");
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(words);
  const { found, waiting } = useFoundLines(asked, onClose);
  const lines = [...searchLines(useOwnLines(onClose), words), ...found];
  const current = Math.min(at, lines.length - 1);
  useEffect(() => dialog.current?.showModal(), []);
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((current + step + lines.length) % Math.max(1, lines.length));
    if (event.key === "Enter") lines[current]?.run();
    if (step || event.key === "Enter") event.preventDefault();
  };
  const type = (text: string) => {
    setWords(text);
    setAt(0);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.palette}
      aria-label={t`Find or do`}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={key}
    >
      <input
        className={styles.input}
        role="combobox"
        aria-label={t`Find or do`}
        aria-expanded="true"
        aria-controls={`${id}-lines`}
        aria-activedescendant={lines[current] ? `${id}-${lines[current].id}` : undefined}
        placeholder={t`Find or do`}
        value={words}
        onChange={(event) => type(event.target.value)}
      />
      <Lines id={id} lines={lines} current={current} waiting={waiting} />
    </dialog>
  );
}

interface LinesProps {
  id: string;
  lines: readonly PaletteLine[];
  current: number;
  /** True while the server is still asked. */
  waiting: boolean;
}

function Lines({ id, lines, current, waiting }: LinesProps) {
  const { t } = useLingui();
  return (
    <div id={`${id}-lines`} role="listbox" aria-label={t`Results`} className={styles.lines}>
      {lines.map((line, index) => (
        <Line key={line.id} id={`${id}-${line.id}`} line={line} active={index === current} />
      ))}
      {lines.length === 0 && !waiting && <p className={styles.none}>{t`Nothing by that name`}</p>}
    </div>
  );
}

function Line({ id, line, active }: { id: string; line: PaletteLine; active: boolean }) {
  const Icon = line.icon ?? IconArrowRight;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={styles.line}
      onClick={line.run}
      onKeyDown={(event) => event.key === "Enter" && line.run()}
    >
      <Icon size={16} stroke={1.6} />
      <span className={styles.name}>{line.name}</span>
      {line.where && <span className={styles.where}>{line.where}</span>}
      {line.keys && <KeyHint keys={line.keys} />}
    </div>
  );
}
