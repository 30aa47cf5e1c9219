/** Calculations with colors of the form `#rrggbb`. */

type Channels = readonly [number, number, number];

function channelsOf(color: string): Channels {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

/** Blends `color` with opacity `alpha`, 0 to 1, over `background`. */
export function blend(color: string, alpha: number, background: string): string {
  const over = channelsOf(color);
  const under = channelsOf(background);
  const mixed = over.map((channel, at) => Math.round(channel * alpha + (under[at] ?? 0) * (1 - alpha)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/**
 * True when white text has more contrast than black text on the color. The limit is WCAG's relative luminance
 * 0.179, where both contrasts are equal.
 */
export function isDark(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}
