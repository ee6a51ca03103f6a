import type { TypedContactPoint } from "#machines/contact-point.ts";
import { type FormValues, typedIn } from "../../forms.ts";

export const DOOR_FIELDS = ["name", "kind", "organisation", "reach", "status", "from"] as const;

export const NO_DOOR: TypedContactPoint = { name: "", kind: "", organisation: "", reach: "", status: "", from: "" };

/** A contact point as it was typed. */
export const typedDoor = (values: FormValues): TypedContactPoint => typedIn(values, DOOR_FIELDS);
