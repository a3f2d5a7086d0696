import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { Moving } from "./use-assign";

const TYPE = "workload-task";

/** Lets a task be dragged onto somebody's row. */
export function useTaskDrag<E extends HTMLElement>(
  task: Moving,
  mayMove: boolean,
): { ref: RefObject<E | null>; dragged: boolean } {
  const ref = useRef<E>(null);
  const [dragged, setDragged] = useState(false);
  const latest = useRef(task);
  latest.current = task;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return draggable({
      element,
      canDrag: () => mayMove,
      getInitialData: () => ({ type: TYPE, task: latest.current }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    });
  }, [mayMove]);
  return { ref, dragged };
}

/** Takes tasks dropped on a cell; answers whether one hangs over it. */
export function useTaskDrop<E extends HTMLElement>(
  onDrop: (task: Moving) => void,
): { ref: RefObject<E | null>; over: boolean } {
  const ref = useRef<E>(null);
  const [over, setOver] = useState(false);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => source.data.type === TYPE,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false);
        latest.current(source.data.task as Moving);
      },
    });
  }, []);
  return { ref, over };
}
