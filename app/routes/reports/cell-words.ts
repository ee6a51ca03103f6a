// The pages write a cell as the pictures and the files for reading do.
export { cellWords } from "../../reports/cell-words.ts";
