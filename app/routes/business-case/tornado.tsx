import { paths } from "../../paths.ts";
import { casePicture } from "../../reports/business-case/picture.ts";
import type { ShownCase } from "../../reports/business-case/shown.ts";
import { Drawn } from "../reports/drawn.tsx";

interface Props {
  readonly id: string;
  readonly number: number;
  readonly shown: ShownCase;
}

/** What matters most, as a picture; nothing where no number moves the result. */
export function TornadoDrawn({ id, number, shown }: Props) {
  const [wide, narrow] = [casePicture(shown, "wide"), casePicture(shown, "narrow")];
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
