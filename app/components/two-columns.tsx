import type { ReactNode } from "react";

export interface TwoColumnsProps {
  children: ReactNode;
  /** Stays in view beside the page; comes first on a narrow screen. */
  aside: ReactNode;
  /** Names the column for a screen reader. */
  asideLabel: string;
}

/** What is asked on the left; on the right what must always be in view. */
export function TwoColumns({ children, aside, asideLabel }: TwoColumnsProps) {
  return (
    <div className="hub-columns">
      <div className="hub-columns__main">{children}</div>
      <div className="hub-columns__aside" role="group" aria-label={asideLabel}>
        {aside}
      </div>
    </div>
  );
}
