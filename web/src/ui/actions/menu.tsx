import {
  type ButtonHTMLAttributes,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useId,
  useState,
} from "react";

const load = () => import("./menu-list").then((module) => ({ default: module.MenuList }));
const MenuList = lazy(load);

export interface MenuEntry {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string;
  checked?: boolean;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}

export interface MenuSection {
  id: string;
  title?: string;
  entries: MenuEntry[];
}

export interface MenuProps {
  /** A button. */
  trigger: ReactElement<ButtonHTMLAttributes<HTMLButtonElement>>;
  sections: MenuSection[];
  position?: "bottom-start" | "bottom-end" | "top-start" | "right-start";
  width?: number;
}

/** A drop-down of verbs, loaded when first reached for. Arrow keys and first letters move; Escape closes and returns the focus. */
export function Menu(props: MenuProps) {
  const id = useId();
  // A name of its own: the opened menu gives the trigger another id.
  const marked: ButtonHTMLAttributes<HTMLButtonElement> & { "data-menu": string } = { "data-menu": id };
  const [asked, setAsked] = useState(false);
  const trigger = cloneElement(props.trigger, marked);
  if (asked) {
    return (
      <Suspense fallback={trigger}>
        <MenuList {...props} trigger={trigger} triggerId={id} />
      </Suspense>
    );
  }
  const preload = () => void load();
  return cloneElement(trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => setAsked(true),
    onPointerEnter: preload,
    onFocus: preload,
  });
}
