/**
 * The seed of a random test: a new one each time, so that runs keep exploring, printed so that a failure can be repeated with
 * `SEED=… npm test -- path`.
 */
export function seed(): number {
  const given = process.env['SEED']
  if (given !== undefined && !/^-?\d+$/.test(given)) throw new Error(`SEED must be a whole number, not ${given}`)
  const chosen = given === undefined ? Math.floor(Math.random() * 0x7fff_ffff) : Number(given)
  console.log(`SEED=${chosen}`)
  return chosen
}
