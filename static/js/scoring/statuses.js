// What can become of an answer; the words stand in the page as data-status.

export const SETTLED = 'settled'
export const UNSAVED = 'unsaved'
export const KEPT = 'kept'
export const SENDING = 'sending'
export const RETRYING = 'retrying'
export const SIGNIN = 'signin'
export const CSRF = 'csrf'
export const CONFLICT = 'conflict'
export const REFUSED = 'refused'
export const LATE = 'late'
export const GONE = 'gone'

// The server has decided: nothing moves on without the person.
export const FINAL = [CONFLICT, REFUSED, LATE, GONE]
// The server may have had it: its content stays as it is for ever.
export const SENT = [SENDING, RETRYING, SIGNIN, CSRF]
// Nothing moves on without the person, or not soon.
export const STUCK = [RETRYING, SIGNIN, CSRF, ...FINAL]
// What a reply without a decision means for the entry.
export const FAILED = { unknown: RETRYING, signin: SIGNIN, csrf: CSRF }
