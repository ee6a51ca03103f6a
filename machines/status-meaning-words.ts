// What each status means, in one sentence each, for whoever has to explain how cases move. Browser-safe.
import { safeStatusOf } from "./referral-words.ts";
import type {
  ActionStatus,
  ApprovalStatus,
  AttemptStatus,
  CaseStatus,
  ContactStatus,
  ReferralStatus,
  Subject,
} from "./statuses.ts";

const CASE: Readonly<Record<CaseStatus, string>> = {
  received: "It reached the hub, and nobody has spoken with the person yet.",
  triaging: "Somebody is finding out how high the risk is and what the person wants.",
  emergency: "There is danger now, until a person writes down that it has passed.",
  supporting: "What was agreed is being done, by the hub and by others.",
  review: "The time has come to look at the grade and at what helps once more.",
  closed: "Nothing is owed, the outcome and the last grade are written down, and a new contact opens it again.",
  reopened: "Somebody contacted the hub again after it was closed.",
};

const CONTACT: Readonly<Record<ContactStatus, string>> = {
  live: "Somebody at the hub has it and is writing down what is said.",
  "cut-off": "It ended before anything was agreed, and the plan for that is being followed.",
  routed: "What was agreed is in a case, and the case owes what comes next.",
  over: "It ended with a reason, nothing is owed, and there was no danger.",
};

const ACTION: Readonly<Record<ActionStatus, string>> = {
  proposed: "The protocol suggests it, and the person has still to be asked.",
  agreed: "It is agreed: whoever does it has still to be told, or the hub has still to do it.",
  sent: "Whoever is to do it has been told and has not answered.",
  accepted: "They said yes and have still to make first contact.",
  "under-way": "First contact was made and the work goes on.",
  done: "It was done, and how it ended is written down.",
  "not-taken-up": "It was offered and not taken up, and why is written down.",
  withdrawn: "The hub took it back, with a reason.",
  declined: "They said no, with a reason, and something else or somebody's decision stands in its place.",
};

const referrerReads = (status: ReferralStatus): string => `The referrer reads “${safeStatusOf(status)}”.`;

const REFERRAL: Readonly<Record<ReferralStatus, string>> = {
  submitted: `A professional sent it, and its case waits for us to ring. ${referrerReads("submitted")}`,
  acknowledged: `Somebody at the hub has seen it. ${referrerReads("acknowledged")}`,
  "first-attempt": `We have tried to reach the person. ${referrerReads("first-attempt")}`,
  "in-contact": `We have spoken with the person. ${referrerReads("in-contact")}`,
  "unable-to-contact": `We could not reach them safely, and a later call still can. ${referrerReads("unable-to-contact")}`,
  "not-eligible": `It was not for this hub, and who can help instead was said. ${referrerReads("not-eligible")}`,
};

const ATTEMPT: Readonly<Record<AttemptStatus, string>> = {
  started: "The number was shown to somebody, and how it went is not written down yet.",
  reached: "Somebody answered who is the person, whether or not they could talk.",
  "not-reached": "Nobody answered who is the person.",
  "message-left": "A message was left where that is safe.",
  "not-made": "The number was shown and nobody rang.",
};

const APPROVAL: Readonly<Record<ApprovalStatus, string>> = {
  pending: "A lower grade than high was asked for, and the higher one stands until a second person answers.",
  approved: "A second person agreed, and the lower grade stands.",
  refused: "A second person said no, and the higher grade stands.",
  superseded: "The risk was assessed again before anybody answered.",
};

const MEANINGS: Readonly<Record<Subject, Readonly<Record<string, string>>>> = {
  contact: CONTACT,
  case: CASE,
  action: ACTION,
  referral: REFERRAL,
  attempt: ATTEMPT,
  approval: APPROVAL,
};

/** What it means that such a thing has this status, in a sentence. */
export const meaningWords = (subject: Subject, status: string): string => MEANINGS[subject][status] ?? "";

/** What a machine is about, in a sentence. */
export const SUBJECT_MEANING_WORDS: Readonly<Record<Subject, string>> = {
  case: "One person's involvement with the hub. Its next step is the most urgent of its own clocks and those of its actions, attempts and approvals.",
  contact: "One thing that reached the hub: a call, a form, somebody at the door.",
  action: "Help that was chosen for a case, from the moment it is suggested until it is known how it went.",
  referral: "A contact made by a professional about somebody else.",
  attempt: "One try at reaching the person, from the press that shows the number.",
  approval: "A grade below high where high was suggested: a second person has to agree.",
};
