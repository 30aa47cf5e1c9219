/** The few icons, drawn here; all are decoration beside a name. */

const frame = { width: 14, height: 14, viewBox: '0 0 14 14', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5, 'aria-hidden': true } as const;

export function CloseIcon() {
  return (
    <svg {...frame} width={10} height={10}>
      <path d="M3 3l8 8M11 3l-8 8" stroke-linecap="round" />
    </svg>
  );
}

export function PlusIcon() {
  return (
    <svg {...frame}>
      <path d="M7 2.5v9M2.5 7h9" stroke-linecap="round" />
    </svg>
  );
}

export function ChevronIcon() {
  return (
    <svg {...frame} width={10} height={10}>
      <path d="M3 5l4 4 4-4" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
