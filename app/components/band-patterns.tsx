/** Each shade has a pattern of its own, so that it reads in black and white and without colour sight. */
export const SHADES = {
  dark: { fill: "#1d3b4f", stroke: "#1d3b4f" },
  middle: { fill: "#d9e6ef", stroke: "#1d5b8a" },
  light: { fill: "#fff6d6", stroke: "#7a5b00" },
} as const;

/** The patterns of a chart; their ids begin with the chart's. */
export function BandPatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-dark`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={SHADES.dark.fill} />
      </pattern>
      <pattern id={`${id}-middle`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={SHADES.middle.fill} />
        <path d="M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6" stroke={SHADES.middle.stroke} strokeWidth="2" />
      </pattern>
      <pattern id={`${id}-light`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={SHADES.light.fill} />
        <circle cx="4" cy="4" r="1.6" fill={SHADES.light.stroke} />
      </pattern>
      <pattern id={`${id}-hidden`} width="10" height="10" patternUnits="userSpaceOnUse">
        <rect width="10" height="10" fill="#ffffff" />
        <path d="M0 10 L10 0" stroke="#d0d3d5" strokeWidth="1" />
      </pattern>
    </defs>
  );
}
