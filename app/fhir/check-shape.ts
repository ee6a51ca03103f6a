// Whether what was posted is what R4 says it is: its types, its fields, its invariants and the words of binding lists.
import type { ValidatorOptions } from "@medplum/core";
import type { Bundle, OperationOutcomeIssue, Resource, ServiceRequest } from "@medplum/fhirtypes";
import { checker, type Checker, type Codes } from "./definitions.ts";
import { asSent, exactPlaces } from "./exact-places.ts";
import type { Problem } from "./outcome.ts";
import { ownRuleProblems } from "./own-rules.ts";
import { plainValueProblems } from "./plain-values.ts";
import { referenceKindProblems } from "./reference-kinds.ts";
import { RESOURCES } from "./resources.ts";

type Anything = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Anything =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const KNOWN = new Set<string>(RESOURCES);
/** More than anybody has to say about one person, and few enough to be checked at once. */
const MOST_RESOURCES = 200;
/** Enough for somebody to mend a message by. */
const MOST_PROBLEMS = 50;

/** What is wrong with its shape; nothing wrong means that it is a resource of this type. */
export async function shapeProblems(posted: unknown, type: "Bundle" | "ServiceRequest"): Promise<readonly Problem[]> {
  const problems = typeProblems(posted, type);
  if (problems.length > 0) return problems;
  const resource = posted as Bundle | ServiceRequest;
  const check = await checker();
  const tokens: Tokens = {};
  const wrong = [
    ...errorsIn(check, resource, tokens).flatMap((issue) => problemsOf(issue, resource, check)),
    ...codeProblems(tokens, check.codes),
    ...plainValueProblems(resource, check),
    ...ownRuleProblems(resource),
  ];
  // What refers to what can be told when all of it has the shape that it should.
  const all = wrong.length > 0 ? wrong : referenceKindProblems(resource, check.targets);
  return eachOnce(all)
    .slice(0, MOST_PROBLEMS)
    .map(({ at, ...problem }) => ({
      ...problem,
      at: [...new Set(at.flatMap((path) => bothPlaces(resource, asSent(posted, path))))],
    }));
}

function errorsIn({ validate }: Checker, resource: Resource, tokens: Tokens = {}): OperationOutcomeIssue[] {
  const found: OperationOutcomeIssue[] = [];
  try {
    found.push(...validate(resource, { collect: { tokens } }));
  } catch (error) {
    found.push(...issuesOf(error));
  }
  return found.filter(({ severity }) => severity === "error" || severity === "fatal");
}

/** A mistake made in several places is found as often in each of them. */
const eachOnce = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];

/** The library looks each type up, and stops at one it does not know: what has no type or an unknown one is found first. */
function typeProblems(posted: unknown, type: string): Problem[] {
  if (!isObject(posted) || posted["resourceType"] !== type)
    return [{ code: "structure", at: ["resourceType"], message: `Send one ${type}.` }];
  const all = allIn(posted, type);
  if (all.length > MOST_RESOURCES)
    return [{ code: "too-costly", at: [type], message: `Send no more than ${MOST_RESOURCES} resources.` }];
  return all.flatMap(({ path, value }): Problem[] => {
    if (!isObject(value)) return [{ code: "structure", at: [path], message: "A resource belongs here." }];
    const named = value["resourceType"];
    if (typeof named === "string" && KNOWN.has(named)) return [];
    const message = named === undefined ? "Say which type of resource this is." : "The hub knows no such resource.";
    return [{ code: "not-supported", at: [`${path}.resourceType`], message }];
  });
}

interface Found {
  readonly path: string;
  readonly value: unknown;
}

const allIn = (posted: Anything, type: string): Found[] =>
  [{ path: type, value: posted as unknown }, ...(type === "Bundle" ? entriesOf(posted) : [])].flatMap(withContained);

function entriesOf(bundle: Anything): Found[] {
  const entries = bundle["entry"];
  if (!Array.isArray(entries)) return [];
  return entries.map((entry: unknown, place) => ({
    path: `Bundle.entry[${place}].resource`,
    value: isObject(entry) ? entry["resource"] : undefined,
  }));
}

function withContained(found: Found): Found[] {
  const contained = isObject(found.value) ? found.value["contained"] : undefined;
  if (!Array.isArray(contained)) return [found];
  return [found, ...contained.map((value: unknown, place) => ({ path: `${found.path}.contained[${place}]`, value }))];
}

type Tokens = NonNullable<NonNullable<ValidatorOptions["collect"]>["tokens"]>;

/** Words that are not on a list from which one must be chosen. */
function codeProblems(tokens: Tokens, codes: Codes): Problem[] {
  return Object.entries(tokens).flatMap(([list, values]) => {
    const known = codes.get(list.split("|")[0] ?? list);
    if (!known) return [];
    return values
      .filter(({ value }: { value: unknown }) => typeof value === "string" && !known.has(value))
      .map(({ path }) => ({
        code: "code-invalid" as const,
        at: [path],
        message: `Choose one of: ${[...known].join(", ")}.`,
      }));
  });
}

function issuesOf(error: unknown): OperationOutcomeIssue[] {
  const outcome = (error as { outcome?: { issue?: OperationOutcomeIssue[] } }).outcome;
  if (!outcome?.issue) throw error;
  return outcome.issue;
}

const LISTS = /^Expected (array|single)/;

function problemsOf(issue: OperationOutcomeIssue, posted: Resource, check: Checker): Problem[] {
  const { code, expression = [] } = issue;
  const said = saidIn(issue);
  const message = inPlainWords(said);
  const shape = LISTS.exec(said)?.[1];
  if (shape === undefined) return [{ code, at: expression, message }];
  return expression.flatMap((path) =>
    /\.(?:resource|contained)\./.test(path)
      ? listProblems(posted, check)
      : exactPlaces(posted, path, shape === "single").map((at) => ({ code, at: [at], message })),
  );
}

const saidIn = ({ details, diagnostics }: OperationOutcomeIssue): string =>
  details?.text ?? diagnostics ?? "This is not as R4 has it.";

/**
 * The library leaves out the places in lists when it says that something should be a list, or should be none, and a name may stand in
 * one resource as a list and in another as one value. Each resource is asked by itself, then.
 */
const listProblems = (posted: Resource, check: Checker): Problem[] =>
  allIn(posted as unknown as Anything, posted.resourceType).flatMap(({ path, value }) => {
    const resource = value as Resource;
    return errorsIn(check, resource).flatMap((issue) => {
      const shape = LISTS.exec(saidIn(issue))?.[1];
      if (shape === undefined) return [];
      return (issue.expression ?? [])
        .filter((at) => !/\.(?:resource|contained)\./.test(at))
        .flatMap((at) => exactPlaces(resource, at, shape === "single"))
        .map((at) => ({
          code: issue.code,
          at: [`${path}${at.slice(resource.resourceType.length)}`],
          message: inPlainWords(saidIn(issue)),
        }));
    });
  });

const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^Invalid additional property/, "R4 has no such field here: take it out, or send it as an extension."],
  [/^Missing required property/, "This is needed, and was not sent."],
  [/^Invalid null value/, "Leave a field out instead of sending null."],
  [/^String must contain/, "Leave a field out instead of sending it empty."],
  [/^Expected array of values|^Expected array/, "This is a list: put it in square brackets."],
  [/^Expected single value/, "This is one value, not a list."],
];

const inPlainWords = (said: string): string =>
  PLAIN.find(([pattern]) => pattern.test(said))?.[1] ?? (said.endsWith(".") ? said : `${said}.`);

/** The same place, from the Bundle and from the resource that is in it. */
function bothPlaces(resource: Resource, path: string): string[] {
  const inBundle = /^Bundle\.entry\[(\d+)\]\.resource\b(.*)$/s.exec(path);
  if (!inBundle) return [path];
  const type = (resource as Bundle).entry?.[Number(inBundle[1])]?.resource?.resourceType;
  return type === undefined ? [path] : [path, `${type}${inBundle[2]}`];
}
