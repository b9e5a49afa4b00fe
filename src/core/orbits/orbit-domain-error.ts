/** An orbit was asked for with a quantity outside the range for which it exists. */
export class OrbitDomainError extends Error {
  constructor(
    readonly quantity: string,
    readonly value: number,
    readonly unit: string,
    readonly allowed: string,
  ) {
    super(`The ${quantity} is ${value}${unit === '' ? '' : ` ${unit}`}; give a value with ${allowed}.`);
    this.name = 'OrbitDomainError';
  }
}
