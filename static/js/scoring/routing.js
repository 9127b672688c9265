// Which questions are asked: looks the answers up in the clause lists that the server made.
// It knows no condition and no operator; the server's own evaluation decides in the end.

export const IN_ROUTE = 'in_route'
export const OUT_OF_ROUTE = 'out_of_route'
export const UNKNOWN = 'unknown'

// The status of every code of the table, questions and named routes alike. An answer counts as
// blank for those after it while its own question is not in route.
export function findStatuses(table, values) {
  const counting = {}
  const statuses = {}
  for (const code of table.order) {
    const closed = table.questions[code]
    statuses[code] = closed ? lookUp(closed, counting) : IN_ROUTE
    counting[code] = statuses[code] === IN_ROUTE ? (values[code] ?? '') : ''
  }
  return statuses
}

// The server's word on some questions, laid over what was looked up here.
export function overrule(statuses, route) {
  return { ...statuses, ...route }
}

function lookUp(closed, counting) {
  if (matchesOne(closed.in_route, counting)) return IN_ROUTE
  return matchesOne(closed.unknown, counting) ? UNKNOWN : OUT_OF_ROUTE
}

function matchesOne(clauses, counting) {
  return clauses.some((clause) =>
    Object.entries(clause).every(([code, accepted]) => accepted.includes(counting[code] ?? ''))
  )
}
