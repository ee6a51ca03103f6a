// The tornado as its page draws it: whole pounds, like everything else there.
import type { Picture, Size } from "../pictures/picture.ts";
import { tornadoPicture } from "../pictures/tornado.ts";
import type { ShownCase } from "./shown.ts";
import type { TornadoEnd } from "./tornado.ts";

const inPounds = (pence: number): number => Math.round(pence / 100) * 100;
const rounded = (end: TornadoEnd): TornadoEnd => ({ ...end, public: inPounds(end.public) });

/** What matters most, to draw; null where no number moves the result. */
export const casePicture = ({ result, corrected }: ShownCase, size: Size): Picture | null =>
  tornadoPicture(
    result.tornado.map((bar) => ({ ...bar, low: rounded(bar.low), high: rounded(bar.high) })),
    inPounds(corrected.netPublic),
    size,
  );
