// Draws a picture. Loading the library takes most of a second, so only the thread that draws imports this file.
import { BarChart, LineChart, SankeyChart } from "echarts/charts.js";
import { AriaComponent, GraphicComponent, GridComponent, LegendComponent } from "echarts/components.js";
import { init, use as register } from "echarts/core.js";
import { SVGRenderer } from "echarts/renderers.js";
import type { Picture } from "../pictures/picture.ts";
import { soundSvg } from "./sound-svg.ts";

register([
  BarChart,
  LineChart,
  SankeyChart,
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  SVGRenderer,
]);

/** The picture as one SVG: its title and words in it, its patterns, and nothing that a browser would run or load. */
export function draw({ title, words, width, height, option }: Picture): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption({
      ...option,
      backgroundColor: "#ffffff",
      aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    });
    return soundSvg(chart.renderToSVGString(), { title, words, width, height });
  } finally {
    chart.dispose();
  }
}
