import { Details } from "../../components/govuk/details.tsx";
import type { Path } from "../../paths.ts";
import type { Picture } from "../../reports/pictures/picture.ts";

interface Props {
  readonly wide: Picture;
  readonly narrow: Picture;
  readonly address: Path;
  readonly narrowAddress: Path;
}

/** A drawn picture with its title, and its words for those who cannot see it; a telephone gets one that is drawn for it. */
export function Drawn({ wide, narrow, address, narrowAddress }: Props) {
  return (
    <figure className="govuk-body govuk-!-margin-0 govuk-!-margin-bottom-6">
      <figcaption className="govuk-heading-m">{wide.title}</figcaption>
      <picture>
        <source media="print" srcSet={address} width={wide.width} height={wide.height} />
        <source media="(max-width: 48em)" srcSet={narrowAddress} width={narrow.width} height={narrow.height} />
        <img className="hub-drawn" src={address} width={wide.width} height={wide.height} alt={wide.title} />
      </picture>
      {outlined(wide.words) && (
        <p className="govuk-body-s govuk-!-margin-top-2">
          Where there is a dashed outline it stands for what may not be shown. It is always of one size, so it says
          nothing of how much.
        </p>
      )}
      <Details summary="The picture in words" classes="govuk-!-margin-top-2">
        <p className="govuk-body">{wide.words}</p>
      </Details>
    </figure>
  );
}

const outlined = (words: string): boolean => /suppressed|\b1 to \d+\b/.test(words);
