/** An NHS number as its ten digits when the last one checks (modulus 11), however it was spaced; null when it does not. */
export function nhsNumberOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, "");
  if (!/^\d{10}$/.test(digits)) return null;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return check !== 10 && check === Number(digits[9]) ? digits : null;
}
