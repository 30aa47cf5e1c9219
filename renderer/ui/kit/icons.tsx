/** Icons as inline SVG. Each is only decoration beside an accessible name. */

/** Side of the square in which all icons are drawn, pixels. Most of them are also displayed in this size. */
const SIDE = 14;
const SMALL_SIDE = 10;

type Props = { readonly path: string; readonly side?: number; readonly fill?: string };

function Icon({ path, side = SIDE, fill = 'none' }: Props) {
  return (
    <svg
      width={side}
      height={side}
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      fill={fill}
      stroke="currentColor"
      stroke-width={1.5}
      aria-hidden="true"
    >
      <path d={path} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

export function CloseIcon() {
  return <Icon path="M3 3l8 8M11 3l-8 8" side={SMALL_SIDE} />;
}

export function UndoIcon() {
  return <Icon path="M5 3L2.5 5.5L5 8M2.5 5.5h5.5a3 3 0 0 1 0 6h-3" />;
}

export function DotsIcon() {
  return <Icon path="M3 7h.01M7 7h.01M11 7h.01" />;
}

export function StarIcon({ filled }: { readonly filled: boolean }) {
  const path = 'M7 1.8l1.6 3.3 3.6.5-2.6 2.5.6 3.6L7 10l-3.2 1.7.6-3.6L1.8 5.6l3.6-.5z';
  return <Icon path={path} fill={filled ? 'currentColor' : 'none'} />;
}

export function PlusIcon() {
  return <Icon path="M7 2.5v9M2.5 7h9" />;
}

export function ChevronIcon() {
  return <Icon path="M3 5l4 4 4-4" side={SMALL_SIDE} />;
}

export function ArrowUpIcon() {
  return <Icon path="M7 11.5v-9M3.5 6L7 2.5 10.5 6" />;
}

export function ArrowDownIcon() {
  return <Icon path="M7 2.5v9M3.5 8L7 11.5 10.5 8" />;
}

/** Icon of two panes side by side. */
export function PanesIcon() {
  return <Icon path="M1.5 2.5h11v9h-11zM7 2.5v9" side={SMALL_SIDE} />;
}

/** Icon of one pane that fills the tab. */
export function ZoomIcon() {
  return <Icon path="M8.5 1.5h4v4M12.5 1.5L8 6M5.5 12.5h-4v-4M1.5 12.5L6 8" side={SMALL_SIDE} />;
}

/** Icon for success. */
export function CheckIcon() {
  return <Icon path="M2.5 7.5l3 3 6-7" side={SMALL_SIDE} />;
}

/** Icon for the terminal bell. */
export function BellIcon() {
  return (
    <Icon
      path="M2 10.5h10c-1.5-1.5-1.5-3-1.5-5a3.5 3.5 0 0 0-7 0c0 2 0 3.5-1.5 5zM5.8 12.7h2.4"
      side={SMALL_SIDE}
    />
  );
}

/** Icon for failure. */
export function AlertIcon() {
  return <Icon path="M7 2v6M7 11.7v.1" side={SMALL_SIDE} />;
}
