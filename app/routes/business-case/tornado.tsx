import { paths } from "../../paths.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import { tornadoPicture } from "../../reports/pictures/tornado.ts";
import { Drawn } from "../reports/drawn.tsx";

interface Props {
  readonly id: string;
  readonly number: number;
  readonly shown: ShownCase;
}

/** What matters most, as a picture; nothing where no number moves the result. */
export function TornadoDrawn({ id, number, shown: { result, corrected } }: Props) {
  const [wide, narrow] = (["wide", "narrow"] as const).map((size) =>
    tornadoPicture(result.tornado, corrected.netPublic, size),
  );
  if (!wide || !narrow) return null;
  return (
    <Drawn
      wide={wide}
      narrow={narrow}
      address={paths.businessCasePicture(id, number, "wide")}
      narrowAddress={paths.businessCasePicture(id, number, "narrow")}
    />
  );
}
