import { answerTo, type Answers, type FieldError } from "./answers.ts";

/**
 * What is still needed before actions can be agreed, in the order it is asked. A call is never refused for it: it is
 * shown, and only the agreeing waits.
 */
export function stillNeeded(answers: Answers): readonly FieldError[] {
  const needed: FieldError[] = [];
  const need = (field: string, message: string) => needed.push({ field, message });
  if (answerTo(answers, "immediateDanger") === "") need("immediateDanger", "Ask if they are in danger right now");
  if (
    answerTo(answers, "immediateDanger") === "yes" &&
    answerTo(answers, "whereNow") === "" &&
    answerTo(answers, "town") === ""
  )
    need("whereNow", "Ask where they are");
  if (answerTo(answers, "source") === "") need("source", "Say who is speaking");
  if (answerTo(answers, "chosenName") === "") need("chosenName", "Ask what to call them: any name will do");
  if (answerTo(answers, "contactSafe") === "") need("contactSafe", "Ask if it is safe for us to ring");
  if (answerTo(answers, "contactSafe") === "safe" && answerTo(answers, "phone") === "")
    need("phone", "Ask for the number that is safe");
  return needed;
}
