import { noSuchPage } from "../responses.ts";

/** Every address that is no page of the hub. */
export function loader(): never {
  throw noSuchPage();
}

export const action = loader;

export default function NotFound() {
  return null;
}
