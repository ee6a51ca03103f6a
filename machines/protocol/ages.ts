/** False when the age is not known. */
export const isUnder18 = (age: number | undefined): boolean => age !== undefined && age < 18;
